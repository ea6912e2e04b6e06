//! A table of numbers in one piece of memory, whose every access is total.

/// Rows of equal width.
#[derive(Clone, Debug, Default)]
pub(super) struct Grid<T> {
    width: usize,
    cells: Vec<T>,
}

impl<T: Copy + Default> Grid<T> {
    /// `height` rows of `width` cells, each `value`.
    pub(super) fn new(height: usize, width: usize, value: T) -> Self {
        Self { width: width.max(1), cells: vec![value; height * width.max(1)] }
    }

    /// A row; empty beyond the last.
    #[inline]
    pub(super) fn row(&self, y: usize) -> &[T] {
        let from = y * self.width;
        self.cells.get(from..from + self.width).unwrap_or_default()
    }

    /// A row to write to; empty beyond the last.
    #[inline]
    pub(super) fn row_mut(&mut self, y: usize) -> &mut [T] {
        let from = y * self.width;
        self.cells.get_mut(from..from + self.width).unwrap_or_default()
    }

    /// A cell; the default beyond the edge.
    #[inline]
    pub(super) fn at(&self, y: usize, x: usize) -> T {
        self.cells.get(y * self.width + x).copied().unwrap_or_default()
    }

    /// The cell to write to, if there is one.
    #[inline]
    pub(super) fn cell(&mut self, y: usize, x: usize) -> Option<&mut T> {
        self.cells.get_mut(y * self.width + x)
    }

    /// Writes a cell; beyond the edge nothing.
    #[inline]
    pub(super) fn set(&mut self, y: usize, x: usize, value: T) {
        if let Some(cell) = self.cell(y, x) {
            *cell = value;
        }
    }

    /// All cells, row by row.
    pub(super) fn cells(&self) -> &[T] {
        &self.cells
    }
}
