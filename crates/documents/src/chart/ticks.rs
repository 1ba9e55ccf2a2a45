//! Round values for an axis that starts at 0, and numbers as people write them.

/// Values from 0 up to at least `max`, evenly spaced by 1, 2 or 5 times a power of ten; at most `most` steps.
pub(super) fn from_zero(max: f64, most: usize, whole: bool) -> Vec<f64> {
    let max = if max.is_finite() && max > 0.0 { max } else { 1.0 };
    let rough = max / most.max(1) as f64;
    let power = 10f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0]
        .into_iter()
        .map(|times| times * power)
        .find(|step| *step >= rough * 0.999_999)
        .unwrap_or(10.0 * power);
    let step = if whole { step.max(1.0) } else { step };
    let count = (max / step - 1e-9).ceil().max(1.0) as usize;
    (0..=count).map(|place| place as f64 * step).collect()
}

/// The number with at most two decimals, in the reader's way: `1 386` and `0,67` in French, `1,386` and `0.67` else.
pub(super) fn number(value: f64, lang: &str) -> String {
    let french = lang.starts_with("fr");
    let text = format!("{:.2}", value.abs());
    let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
    let decimals = decimals.trim_end_matches('0');
    let mut grouped = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            grouped.push(if french { '\u{a0}' } else { ',' });
        }
        grouped.push(digit);
    }
    let sign = if value < 0.0 { "−" } else { "" };
    match (decimals, french) {
        ("", _) => format!("{sign}{grouped}"),
        (decimals, true) => format!("{sign}{grouped},{decimals}"),
        (decimals, false) => format!("{sign}{grouped}.{decimals}"),
    }
}

/// Shares of these counts in whole percents that add up to 100; all 0 when there is nothing.
pub(super) fn percents<const N: usize>(counts: [u64; N]) -> [u64; N] {
    let total: u64 = counts.iter().sum();
    let mut percents = [0; N];
    if total == 0 {
        return percents;
    }
    let wide = |count: u64| u128::from(count) * 100;
    for (percent, count) in percents.iter_mut().zip(counts) {
        *percent = u64::try_from(wide(count) / u128::from(total)).unwrap_or(100);
    }
    // What rounding down lost goes to those who lost most.
    let mut order: Vec<usize> = (0..N).collect();
    order.sort_by_key(|place| std::cmp::Reverse(wide(counts[*place]) % u128::from(total)));
    let lost = 100 - percents.iter().sum::<u64>();
    for place in order.into_iter().take(usize::try_from(lost).unwrap_or(0)) {
        percents[place] += 1;
    }
    percents
}
