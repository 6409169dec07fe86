//! Free play: one looks at a town and changes its rules.

use super::cover::Cover;
use super::lesson::Lesson;
use crate::view::facts::Fact;

/// Free play.
#[derive(Clone, Debug, Default)]
pub struct Observe {
    /// Whether what happened may be seen.
    pub(super) cover: Cover,
    /// The lesson as it was left, to be taken up again.
    pub(super) left: Lesson,
}

impl Observe {
    /// The free town to which a lesson is left.
    pub(super) fn leaving(lesson: Lesson) -> Self {
        Self { cover: Cover::Open, left: lesson }
    }

    /// The lesson that was left. What is covered in free play stays covered in the lesson, and what is open stays open.
    pub(super) fn take_lesson(&mut self) -> Lesson {
        let mut lesson = std::mem::take(&mut self.left);
        lesson.cover = self.cover;
        lesson
    }

    /// The lesson that was left, at its step: what that step covers is covered again.
    pub(super) fn return_to_lesson(&mut self) -> Lesson {
        let mut lesson = self.take_lesson();
        if lesson.to_be_covered() {
            lesson.cover = Cover::Covered;
        }
        lesson
    }

    /// Whether a fact is shown: whoever plays covers and uncovers everything alike.
    pub(super) fn shows(&self, fact: Fact) -> bool {
        self.cover.shows(fact)
    }
}
