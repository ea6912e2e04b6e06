//! What somebody knows of an event beyond its programme, put into a plan.

use chrono::NaiveDate;

use crate::domain::{Plan, Tables, TimeOfDay, in_calendar};

/// Title, place, day, time and tables; what is `None` stays as the plan has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Particulars {
    /// What the event is called.
    pub title: Option<String>,
    /// Where it is held.
    pub place: Option<String>,
    /// The first day; the days after it keep their distance.
    pub date: Option<NaiveDate>,
    /// When each day begins.
    pub start: Option<TimeOfDay>,
    /// How many tables there are.
    pub tables: Option<u32>,
}

/// Why something does not go into a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Misfit {
    /// A start was given for a programme that prints its times.
    #[error("the programme has times of its own")]
    Timed,
    /// A number was given for tables that have names.
    #[error("the tables of this plan have names")]
    NamedTables,
    /// The days would leave the calendar.
    #[error("the days do not fit into the calendar")]
    NoSuchDay,
}

impl Misfit {
    /// What to do instead.
    #[must_use]
    pub const fn hint(self) -> &'static str {
        match self {
            Self::Timed => "leave --start out, and change the times in session.json",
            Self::NamedTables => "leave --tables out, and change them in session.json",
            Self::NoSuchDay => "name another first day",
        }
    }
}

impl Particulars {
    /// Puts what is known into the plan of a text, in which every time was printed.
    ///
    /// # Errors
    /// [`Misfit`] as for any plan, and [`Misfit::Timed`] for a start where the text has one.
    pub fn put_into_text(self, plan: Plan) -> Result<Plan, Misfit> {
        if self.start.is_some() && plan.programme.iter().any(|block| block.start.is_some()) {
            return Err(Misfit::Timed);
        }
        self.put_into(plan)
    }

    /// Puts what is known into a plan.
    ///
    /// # Errors
    /// [`Misfit`] where the plan says otherwise in a way that this cannot change.
    pub fn put_into(self, mut plan: Plan) -> Result<Plan, Misfit> {
        if let Some(title) = self.title {
            plan.title = title;
        }
        plan.place = self.place.or(plan.place);
        if let Some(date) = self.date {
            begin_on(&mut plan, date)?;
        }
        if let Some(start) = self.start {
            begin_at(&mut plan, start)?;
        }
        match self.tables {
            Some(_) if plan.tables.are_named() => return Err(Misfit::NamedTables),
            Some(count) => plan.tables = Tables::Count(count),
            None => {}
        }
        Ok(plan)
    }
}

fn begin_on(plan: &mut Plan, date: NaiveDate) -> Result<(), Misfit> {
    let known = |day: &NaiveDate| in_calendar(*day);
    let date = Some(date).filter(known).ok_or(Misfit::NoSuchDay)?;
    let first = plan.programme.iter().find_map(|block| block.date).unwrap_or(date);
    for block in &mut plan.programme {
        if let Some(day) = block.date {
            let moved = date.checked_add_signed(day - first).filter(known);
            block.date = Some(moved.ok_or(Misfit::NoSuchDay)?);
        }
    }
    if let Some(block) = plan.programme.first_mut() {
        block.date.get_or_insert(date);
    }
    Ok(())
}

fn begin_at(plan: &mut Plan, start: TimeOfDay) -> Result<(), Misfit> {
    let mut day = None;
    for (at, block) in plan.programme.iter_mut().enumerate() {
        let is_next = block.date.is_some() && block.date != day;
        day = block.date.or(day);
        if at == 0 || is_next {
            block.start = Some(start);
        } else if block.start.is_some() {
            return Err(Misfit::Timed);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::setup::Template;

    fn plan(name: &str) -> Plan {
        Template::named(name).unwrap().plan()
    }

    #[test]
    fn days_move_together_and_each_begins_at_the_time_named() {
        let wish = Particulars {
            date: "2026-12-30".parse().ok(),
            start: "10:00".parse().ok(),
            ..Particulars::default()
        };
        let made = wish.put_into(plan("days")).unwrap();
        let days = made
            .programme
            .iter()
            .filter_map(|block| Some(format!("{} {}", block.date?, block.start?)));
        assert_eq!(
            days.collect::<Vec<_>>(),
            ["2026-12-30 10:00", "2026-12-31 10:00", "2027-01-01 10:00"]
        );
    }

    #[test]
    fn a_plan_without_a_day_gets_one_in_its_first_block() {
        let wish = Particulars { date: "2026-12-30".parse().ok(), ..Particulars::default() };
        let made = wish.put_into(plan("classic")).unwrap();
        assert_eq!(made.programme[0].date.unwrap().to_string(), "2026-12-30");
        assert_eq!(made.programme[1].date, None);
    }

    #[test]
    fn what_the_plan_says_otherwise_is_refused() {
        let tables = Particulars { tables: Some(3), ..Particulars::default() };
        assert_eq!(tables.clone().put_into(plan("topics")), Err(Misfit::NamedTables));
        assert_eq!(tables.put_into(plan("classic")).unwrap().tables, Tables::Count(3));
        let mut timed = plan("classic");
        timed.programme[1].start = "18:00".parse().ok();
        let start = Particulars { start: "10:00".parse().ok(), ..Particulars::default() };
        assert_eq!(start.put_into(timed), Err(Misfit::Timed));
    }

    #[test]
    fn a_block_that_repeats_the_date_above_begins_no_day() {
        let mut dated = plan("classic");
        for block in &mut dated.programme {
            block.date = "2026-11-21".parse().ok();
        }
        let wish = Particulars { start: "10:00".parse().ok(), ..Particulars::default() };
        let made = wish.put_into(dated.clone()).unwrap();
        let starts = made.programme.iter().filter_map(|block| block.start);
        assert_eq!(starts.map(|it| it.to_string()).collect::<Vec<_>>(), ["10:00"]);
        let wish = Particulars { start: "10:00".parse().ok(), ..Particulars::default() };
        dated.programme[1].start = "18:00".parse().ok();
        assert_eq!(wish.put_into(dated), Err(Misfit::Timed));
    }
}
