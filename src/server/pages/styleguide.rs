//! Every component in every state, to be looked at and tested. Only while Parallax is built:
//! a release has no such page.

use super::{Frame, Place, Viewer, render};
use crate::domain::Role;
use crate::server::error::Result;
use actix_web::HttpResponse;
use askama::Template;

#[derive(Template)]
#[template(path = "styleguide.html", config = "web/askama.toml")]
struct Styleguide {
    frame: Frame,
    ramps: [Ramp; 4],
    icons: [&'static str; 16],
    /// As long as names and sentences get.
    long: Texts,
    right_to_left: Texts,
    han: Texts,
}

struct Ramp {
    name: &'static str,
    steps: usize,
}

/// What people write, in one script.
struct Texts {
    name: &'static str,
    priority: &'static str,
    sentence: &'static str,
}

const LONG: Texts = Texts {
    name: "Maximiliane Freifrau von Hohenstein-Wolkenburg-Rosenthal",
    priority: "Bring the maintenance backlog of the northern fleet below ninety days without \
               chartering a single replacement vessel in the high season",
    sentence: "We choose to be the ferry line that freight customers of the northern islands can \
               set their clocks by, over being the cheapest or the fastest, and so we put \
               punctuality, winter-proof vessels and honest forecasts before every new route, \
               lounge or loyalty scheme until the end of 2027, whatever it costs.",
};

const RIGHT_TO_LEFT: Texts = Texts {
    name: "ليلى عبد الرحمن",
    priority: "توسيع خطوط الشحن إلى الجزر الشمالية",
    sentence: "نختار أن نكون الأكثر دقة في المواعيد بدلاً من أن نكون الأرخص.",
};

const HAN: Texts = Texts {
    name: "山田 太郎",
    priority: "冬季でも時刻表どおりに運航する",
    sentence: "我们选择服务北方岛屿的货运客户，而不是追求最低的价格；在二〇二七年之前不开辟新的航线。",
};

pub(crate) async fn show() -> Result<HttpResponse> {
    let viewer = Viewer {
        name: LONG.name.to_owned(),
        email: "maximiliane@halden-ferries.example".to_owned(),
        role: Role::Owner,
        csrf_token: String::new(),
    };
    render(&Styleguide {
        frame: Frame::signed_in("Style guide", viewer, Place::Home),
        ramps: [
            Ramp { name: "zinc", steps: 12 },
            Ramp { name: "indigo", steps: 12 },
            Ramp { name: "red", steps: 7 },
            Ramp { name: "teal", steps: 6 },
        ],
        icons: [
            "alert",
            "arrow-down",
            "arrow-up",
            "check",
            "chevron-down",
            "clock",
            "close",
            "copy",
            "download",
            "grip",
            "info",
            "lock",
            "more",
            "people",
            "plus",
            "undo",
        ],
        long: LONG,
        right_to_left: RIGHT_TO_LEFT,
        han: HAN,
    })
}
