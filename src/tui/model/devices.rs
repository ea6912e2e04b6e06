//! Which devices are listed, and what of them is chosen.

use uuid::Uuid;

use super::Model;
use crate::session::table_name;
use crate::sorting::sort_by_key;
use crate::tui::sharing::Device;

impl Model {
    /// Every device that came in; none where the session is not open.
    #[must_use]
    pub fn devices(&self) -> &[Device] {
        self.reach.shared().map_or(&[], |shared| &shared.devices)
    }

    /// The devices that are listed, in the order of the tables; those of none come last, and behind them
    /// those who are gone.
    #[must_use]
    pub fn listed_devices(&self) -> Vec<&Device> {
        let place = |device: &Device| {
            let table = device.table.as_ref()?;
            self.session.tables.iter().position(|it| it.table.name == *table)
        };
        let mut listed: Vec<&Device> =
            self.devices().iter().filter(|device| self.takes_device(device)).collect();
        sort_by_key(&mut listed, |it| {
            (it.is_gone(), place(it).unwrap_or(usize::MAX), &it.table, &it.name, it.id)
        });
        listed
    }

    fn takes_device(&self, device: &Device) -> bool {
        let table = device.table.as_ref().map(|it| table_name(it.as_str()));
        let muted = device.muted.then_some("muted");
        let words = [table.as_deref(), device.name.as_deref(), muted];
        let role = [device.role()];
        self.takes(words.into_iter().flatten().chain(role))
    }

    /// The device under the cursor of their list.
    #[must_use]
    pub fn chosen_device(&self) -> Option<&Device> {
        let listed = self.listed_devices();
        let chosen = listed.iter().find(|it| Some(it.id) == self.lists.devices.chosen);
        chosen.or(listed.first()).copied()
    }

    /// The devices that a key of their list is about.
    #[must_use]
    pub fn devices_about(&self) -> Vec<Uuid> {
        let all: Vec<Uuid> = self.devices().iter().map(|it| it.id).collect();
        self.lists.devices.about(&all, self.chosen_device().map(|it| it.id))
    }
}
