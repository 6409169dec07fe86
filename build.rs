//! Reads the English sentences, so that the compiler can check the key and the values of each sentence that the program
//! says (`words::say!`).

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::{env, fs};

use fluent_syntax::ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement};

const SENTENCES: &str = "assets/locale/en";

fn main() {
    println!("cargo::rerun-if-changed={SENTENCES}");
    let mut sentences = BTreeMap::new();
    for file in fs::read_dir(SENTENCES).expect("the folder of English sentences") {
        let path = file.expect("a file of sentences").path();
        // An editor may keep files of its own beside them.
        if path.extension().is_none_or(|kind| kind != "ftl") {
            continue;
        }
        let text = fs::read_to_string(&path).expect("sentences in UTF-8");
        let name = path.display();
        let resource =
            fluent_syntax::parser::parse(text.as_str()).unwrap_or_else(|(_, faults)| panic!("{name}: {faults:?}"));
        for entry in &resource.body {
            if let Entry::Message(message) = entry {
                let mut values = BTreeSet::new();
                message.value.iter().for_each(|pattern| of_pattern(pattern, &mut values));
                let twice = sentences.insert(message.id.name.to_owned(), values);
                assert!(twice.is_none(), "{name}: {} is given twice", message.id.name);
            }
        }
    }
    let rows: String = sentences.iter().map(|(key, values)| format!("    ({key:?}, &{:?}),\n", list(values))).collect();
    let table = format!("const SENTENCES: &[(&str, &[&str])] = &[\n{rows}];\n");
    let out = env::var_os("OUT_DIR").expect("a folder for what is generated");
    fs::write(Path::new(&out).join("sentences.rs"), table).expect("the table of sentences");
}

fn list(values: &BTreeSet<String>) -> Vec<&str> {
    values.iter().map(String::as_str).collect()
}

/// Adds the names of the values that a pattern fills in or chooses by.
fn of_pattern(pattern: &Pattern<&str>, values: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            of_expression(expression, values);
        }
    }
}

fn of_expression(expression: &Expression<&str>, values: &mut BTreeSet<String>) {
    match expression {
        Expression::Select { selector, variants } => {
            of_inline(selector, values);
            variants.iter().for_each(|variant| of_pattern(&variant.value, values));
        }
        Expression::Inline(inline) => of_inline(inline, values),
    }
}

fn of_inline(inline: &InlineExpression<&str>, values: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            values.insert(id.name.to_owned());
        }
        InlineExpression::FunctionReference { arguments, .. } => of_arguments(arguments, values),
        InlineExpression::TermReference { arguments: Some(arguments), .. } => of_arguments(arguments, values),
        InlineExpression::Placeable { expression } => of_expression(expression, values),
        // Its values would be values of this sentence too.
        InlineExpression::MessageReference { id, .. } => panic!("a sentence refers to “{}”: write it out", id.name),
        InlineExpression::StringLiteral { .. }
        | InlineExpression::NumberLiteral { .. }
        | InlineExpression::TermReference { arguments: None, .. } => {}
    }
}

fn of_arguments(arguments: &CallArguments<&str>, values: &mut BTreeSet<String>) {
    arguments.positional.iter().for_each(|inline| of_inline(inline, values));
    arguments.named.iter().for_each(|named| of_inline(&named.value, values));
}
