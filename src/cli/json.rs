//! What `--json` prints.

use serde_json::{Value, json};

use super::{Done, Stop, print};
use crate::words::unsigned_nought;

/// Prints one object. No number in it is minus nought.
pub(super) fn print_json(mut value: Value) -> Done {
    unsign(&mut value);
    let text = serde_json::to_string_pretty(&value).map_err(|error| Stop::Failed(error.to_string()))?;
    print(&(text + "\n"))
}

fn unsign(value: &mut Value) {
    match value {
        Value::Array(values) => values.iter_mut().for_each(unsign),
        Value::Object(fields) => fields.values_mut().for_each(unsign),
        Value::Number(number) if number.is_f64() => {
            if let Some(float) = number.as_f64() {
                *value = json!(unsigned_nought(float));
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nought_has_no_sign_however_deep_it_stands() {
        let mut value = json!({"a": -0.0, "b": [{"c": [-0.0, -1.5, 3, null, "-0.0"]}], "d": -7});
        unsign(&mut value);
        let wanted = r#"{"a":0.0,"b":[{"c":[0.0,-1.5,3,null,"-0.0"]}],"d":-7}"#;
        assert_eq!(value.to_string(), wanted);
    }
}
