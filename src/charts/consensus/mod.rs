//! Figure 5, the order with the fewest disagreements, and how firm it is: a dot
//! at the position, a line to where it moves when any one leader is left out.

mod narrow;

use crate::analysis::report::{ConsensusMethod, Position, Priorities};
use crate::analysis::wording::{capital, count, in_words, list};
use crate::charts::canvas::{
    Align, BOTTOM, Canvas, HALF_CAP, MARGIN, TOP, Type, WIDTH, Words, picture, row_label,
};
use crate::charts::text::Fonts;
use crate::charts::theme::{Role, Tone};
use crate::charts::wording::{fitting_title, quoted};
use crate::charts::{Error, Figure, Frame, PageFigure, Table};

const LABEL_WIDTH: f64 = 372.0;
const GAP: f64 = 56.0;
/// Room on the right for the bracket and its word.
const ASIDE: f64 = 96.0;
const NUMBERS: f64 = TOP + 14.0;
const ROWS: f64 = TOP + 28.0;
const RADIUS: f64 = 11.0;

pub(crate) fn figure(
    priorities: &Priorities,
    fonts: &Fonts,
    frame: Frame,
) -> Result<Figure, Error> {
    let blocks = blocks(priorities);
    let words = words(priorities, &blocks);
    let svg = picture(fonts, frame, &words, |canvas| draw(canvas, priorities, &blocks))?;
    let table = table(priorities, &blocks);
    Ok(Figure::new(words, svg, table))
}

/// The figure for a page.
pub(crate) fn on_page(priorities: &Priorities, fonts: &Fonts) -> Result<PageFigure, Error> {
    let figure = figure(priorities, fonts, Frame::Page)?;
    let blocks = blocks(priorities);
    let words = words(priorities, &blocks);
    let narrow = narrow::draw(fonts, &words, priorities, &blocks)?;
    Ok(PageFigure::new(figure, words, narrow))
}

/// First and last index of positions that could swap with a neighbour; a firm
/// position is a block of its own. An order that chance could have made is all open.
fn blocks(priorities: &Priorities) -> Vec<(usize, usize)> {
    let positions = &priorities.consensus.positions;
    if !priorities.beyond_chance {
        return vec![(0, positions.len().saturating_sub(1))];
    }
    let mut blocks: Vec<(usize, usize)> = Vec::new();
    let mut worst = 0;
    for (index, position) in positions.iter().enumerate() {
        match blocks.last_mut() {
            Some(block) if position.best <= worst => block.1 = index,
            _ => blocks.push((index, index)),
        }
        worst = worst.max(position.worst);
    }
    blocks
}

fn words(priorities: &Priorities, blocks: &[(usize, usize)]) -> Words {
    let consensus = &priorities.consensus;
    let approximate = consensus.method == ConsensusMethod::Approximate;
    let kind = if approximate { "Approximate order" } else { "Order" };
    let optima = match consensus.optima {
        0 | 1 => String::new(),
        2..=12 => {
            format!(" {} orders are equally good; this is one.", capital_words(consensus.optima))
        }
        many => format!(" {many} orders are equally good; this is one."),
    };
    let subtitle = format!(
        "{kind} with the fewest disagreements. Line = where it moves if any one leader is left \
         out; open = could swap.{optima}"
    );
    let leaders = count(priorities.respondents, "leader");
    let order: Vec<String> = blocks.iter().map(|&block| spoken(priorities, block)).collect();
    let title = title(priorities, blocks);
    let description = format!("{leaders}. {title}. {}.", order.join("; "));
    Words { id: "consensus", title, subtitle, description }
}

fn capital_words(optima: u64) -> String {
    capital(&in_words(optima as usize))
}

fn title(priorities: &Priorities, blocks: &[(usize, usize)]) -> String {
    let order = &priorities.consensus.order;
    if !priorities.beyond_chance {
        return "We cannot tell this order from chance with this few people".to_owned();
    }
    let firm = |block: &&(usize, usize)| block.0 == block.1;
    let first: Vec<String> =
        blocks.iter().take_while(firm).take(2).map(|block| quoted(&order[block.0])).collect();
    match first.as_slice() {
        [] if blocks.len() == 1 => "The whole order is still open".to_owned(),
        [] => "Our order if we decided today: the top is still open".to_owned(),
        [first] => fitting_title(&[
            format!("{first} comes first, whoever is left out"),
            "One priority comes first, whoever is left out".to_owned(),
        ]),
        [first, second, ..] => fitting_title(&[
            format!("{first} first, then {second}, whoever is left out"),
            format!("{first} comes first, whoever is left out"),
            "Two priorities come first, whoever is left out".to_owned(),
        ]),
    }
}

/// "Safety is 1" or "Cost, Speed: 2 to 3, open".
fn spoken(priorities: &Priorities, (first, last): (usize, usize)) -> String {
    let items = &priorities.consensus.order[first..=last];
    if first == last {
        return format!("{} is firm at {}", items[0], first + 1);
    }
    format!("{} share {} to {} and could swap", list(items), first + 1, last + 1)
}

/// Places of the figure, in px.
struct Layout {
    edge: f64,
    first: f64,
    step: f64,
    row: f64,
}

impl Layout {
    fn new(fonts: &Fonts, order: &[String]) -> Self {
        let count = order.len().max(2) as f64;
        let row = ((BOTTOM - ROWS) / count).min(116.0);
        let style = Self::label_style(row);
        let widest = order.iter().map(|item| fonts.width(item, style.size, style.weight));
        let edge = MARGIN + widest.fold(0.0, f64::max).min(LABEL_WIDTH).ceil();
        let first = edge + GAP;
        let step = ((WIDTH - MARGIN - ASIDE - 24.0 - first) / (count - 1.0)).min(220.0);
        Self { edge, first, step, row }
    }

    fn label_style(row: f64) -> Type {
        Type::new(if row < 40.0 { Type::SMALL } else { Type::BODY }, Tone::Ink)
    }

    fn x(&self, position: usize) -> f64 {
        self.first + (position as f64 - 1.0) * self.step
    }

    fn y(&self, index: usize) -> f64 {
        ROWS + (index as f64 + 0.5) * self.row
    }
}

fn draw(
    canvas: &mut Canvas<'_>,
    priorities: &Priorities,
    blocks: &[(usize, usize)],
) -> Result<(), Error> {
    let order = &priorities.consensus.order;
    let layout = Layout::new(canvas.fonts(), order);
    let muted = Type::new(Type::SMALL, Tone::Muted);
    let bottom = layout.y(order.len()) - layout.row / 2.0;
    for position in 1..=order.len() {
        let x = layout.x(position);
        canvas.text((x, NUMBERS), &position.to_string(), muted, Align::Centre)?;
        canvas.line((x, ROWS), (x, bottom), Role::Grid, 1.5)?;
    }
    for (index, position) in priorities.consensus.positions.iter().enumerate() {
        item(canvas, &layout, (index, position), priorities.beyond_chance)?;
    }
    for &(first, last) in blocks.iter().filter(|block| block.0 != block.1) {
        bracket(canvas, &layout, order.len(), (first, last))?;
    }
    Ok(())
}

fn item(
    canvas: &mut Canvas<'_>,
    layout: &Layout,
    (index, position): (usize, &Position),
    firm: bool,
) -> Result<(), Error> {
    let y = layout.y(index);
    let tone = if firm { Tone::Ink } else { Tone::Muted };
    let style = Type { tone, ..Layout::label_style(layout.row) };
    let width = layout.edge - MARGIN + 1.0;
    let (lines, style) = row_label(canvas.fonts(), &position.item, style, width, layout.row);
    canvas.label((layout.edge, y), &lines, style, Align::Right)?;
    let radius = RADIUS.min(layout.row * 0.36);
    let x = |position: usize| layout.x(position);
    reach(canvas, (x(position.best), x(position.worst), y), radius)?;
    place(canvas, (x(index + 1), y), radius, firm)
}

/// How far a position moves when any one leader is left out.
fn reach(
    canvas: &mut Canvas<'_>,
    (best, worst, y): (f64, f64, f64),
    radius: f64,
) -> Result<(), Error> {
    if worst <= best {
        return Ok(());
    }
    let thickness = radius * 0.7;
    let corner = (best - thickness / 2.0, y - thickness / 2.0);
    let size = (worst - best + thickness, thickness);
    canvas.bar(corner, size, Role::Neutral, 0.55, thickness / 2.0)
}

/// The position with everybody in.
fn place(
    canvas: &mut Canvas<'_>,
    centre: (f64, f64),
    radius: f64,
    firm: bool,
) -> Result<(), Error> {
    if firm {
        return canvas.disc(centre, radius, Role::Ink, 1.0);
    }
    // Hollow and grey: a place that could as well be chance.
    canvas.disc(centre, radius, Role::Paper, 1.0)?;
    canvas.ring(centre, radius, Role::Neutral, 2.5)
}

/// Joins the rows that could swap, on the right, with the word "open".
fn bracket(
    canvas: &mut Canvas<'_>,
    layout: &Layout,
    items: usize,
    (first, last): (usize, usize),
) -> Result<(), Error> {
    let x = layout.x(items) + 36.0;
    let inset = layout.row * 0.22;
    let (top, bottom) = (layout.y(first) - inset, layout.y(last) + inset);
    let corners = [(x, top), (x + 8.0, top), (x + 8.0, bottom), (x, bottom)];
    canvas.path(&corners, Role::Neutral, 2.0)?;
    let style = Type::new(Type::SMALL, Tone::Muted);
    let baseline = f64::midpoint(top, bottom) + style.size * HALF_CAP;
    canvas.text((x + 18.0, baseline), "open", style, Align::Left)
}

fn table(priorities: &Priorities, blocks: &[(usize, usize)]) -> Table {
    let open = |index: usize| {
        blocks.iter().any(|&(first, last)| first < last && (first..=last).contains(&index))
    };
    let row = |(index, position): (usize, &Position)| {
        let firmness = if open(index) { "open" } else { "firm" };
        vec![
            (index + 1).to_string(),
            position.item.clone(),
            position.best.to_string(),
            position.worst.to_string(),
            firmness.to_owned(),
        ]
    };
    let columns = ["Position", "Priority", "Best", "Worst", "Firmness"];
    let caption = "Consensus order; best and worst position when any one leader is left out";
    let rows = priorities.consensus.positions.iter().enumerate().map(row).collect();
    Table::new(caption.to_owned(), &columns, rows)
}
