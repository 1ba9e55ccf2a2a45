//! What each part of a chart looks like: a class on a page, colours in print (`docs/look.md`, Charts).

use super::{Ink, Strand};

/// A part of a chart.
#[derive(Debug, Clone, Copy)]
pub(super) enum Part {
    Gridline,
    Axis,
    /// A dotted vertical where a decision was taken.
    Event,
    Line(Strand),
    Mark(Strand),
    /// The line of an interval.
    Span(Strand),
    /// A zone of an interval where there is still to talk.
    ZoneTalk,
    /// A zone of an interval that is solid.
    ZoneSolid,
    /// A level of a scale, 1 the worst to 5 the best.
    Level(usize),
    /// What stands apart from a scale: an outline over its hatching.
    Apart,
    Hatch,
    DotOn(Strand),
    DotOff,
    /// Text.
    Quiet,
    Name,
    /// A figure inside a level of a scale.
    OnLevel(usize),
}

impl Part {
    /// The attributes of the element, with a space before each.
    pub(super) fn attributes(self, ink: Ink) -> String {
        match ink {
            Ink::Page => self.class(),
            Ink::Print => self.colours(),
        }
    }

    fn class(self) -> String {
        let class = match self {
            Part::Gridline => "gridline".to_owned(),
            Part::Axis | Part::Apart | Part::Hatch => "axis".to_owned(),
            Part::Event => "event".to_owned(),
            Part::Line(strand) => format!("line {}", strand_class(strand)),
            Part::Mark(strand) => format!("mark {}", strand_class(strand)),
            Part::Span(strand) => format!("span {}", strand_class(strand)),
            Part::ZoneTalk => "zone-talk".to_owned(),
            Part::ZoneSolid => "zone-solid".to_owned(),
            Part::Level(level) => format!("level{level}"),
            Part::DotOn(strand) => format!("mark {}", strand_class(strand)),
            Part::DotOff => "axis".to_owned(),
            Part::Quiet => "quiet".to_owned(),
            Part::Name => "name".to_owned(),
            Part::OnLevel(level) => on_level_class(level).to_owned(),
        };
        let hollow = matches!(self, Part::DotOff | Part::Apart);
        let fill = if hollow { " fill=\"none\"" } else { "" };
        format!(" class=\"{class}\"{fill}")
    }

    fn colours(self) -> String {
        match self {
            Part::Gridline => stroke("#DDD4D0", "1", ""),
            Part::Axis => stroke("#80747A", "1", ""),
            Part::Hatch => stroke("#80747A", "1.2", ""),
            Part::Apart => " fill=\"none\"".to_owned() + &stroke("#80747A", "1", ""),
            Part::Event => stroke("#241A23", "1.5", "2 4"),
            Part::Line(strand) => " fill=\"none\"".to_owned() + &stroke(colour(strand), "2.5", dash(strand)),
            Part::Mark(strand) => fill(colour(strand)) + &stroke("#FFFFFF", "1.5", ""),
            Part::Span(strand) => " stroke-linecap=\"round\"".to_owned() + &stroke(colour(strand), "4", ""),
            Part::ZoneTalk => fill("#F3EEEB"),
            Part::ZoneSolid => fill("#E5F0DF"),
            Part::Level(level) => {
                let colours = ["#93370F", "#DB9A63", "#D9D2CE", "#79B5BB", "#0A5A65"];
                fill(colours[level.clamp(1, 5) - 1]) + &stroke("#241A23", "1", "")
            }
            Part::DotOn(strand) => fill(colour(strand)),
            Part::DotOff => fill("none") + &stroke("#80747A", "1.4", ""),
            Part::Quiet => fill("#51454E"),
            Part::Name => fill("#241A23") + " font-weight=\"700\"",
            Part::OnLevel(level) => fill(match on_level_class(level) {
                "on-end" => "#FFFFFF",
                _ => "#241A23",
            }),
        }
    }
}

/// White figures on the two dark ends, ink on the three between.
fn on_level_class(level: usize) -> &'static str {
    if level == 1 || level == 5 {
        "on-end"
    } else {
        "on-middle"
    }
}

fn strand_class(strand: Strand) -> &'static str {
    match strand {
        Strand::First => "s1",
        Strand::Second => "s2",
        Strand::Users => "users",
        Strand::Professionals => "pros",
        Strand::Both => "both",
    }
}

fn colour(strand: Strand) -> &'static str {
    match strand {
        Strand::First | Strand::Both => "#4E1144",
        Strand::Second => "#918B97",
        Strand::Users => "#BF7000",
        Strand::Professionals => "#137C8B",
    }
}

fn dash(strand: Strand) -> &'static str {
    match strand {
        Strand::Second | Strand::Professionals => "8 5",
        _ => "",
    }
}

fn fill(colour: &str) -> String {
    format!(" fill=\"{colour}\"")
}

fn stroke(colour: &str, width: &str, dash: &str) -> String {
    let dashes = if dash.is_empty() {
        String::new()
    } else {
        format!(" stroke-dasharray=\"{dash}\"")
    };
    format!(" stroke=\"{colour}\" stroke-width=\"{width}\"{dashes}")
}
