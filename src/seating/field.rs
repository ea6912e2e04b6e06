//! Rings with a finite field for each prime power: where rotations of tables are counted.
//!
//! GF(q) as in C. J. Colbourn and J. H. Dinitz, "Handbook of Combinatorial Designs": polynomials over
//! GF(p) by an irreducible one. Where the number of tables is no prime power, whole numbers modulo it.

use super::grid::Grid;

/// Beyond this size whole numbers do as well, for a café has fewer rounds, and products need no memory.
const LARGEST: usize = 64;

/// A ring of `size` elements, numbered from 0; 0 is zero.
#[derive(Clone, Debug)]
pub(super) struct Ring {
    pub(super) size: usize,
    /// Whether each element but 0 has an inverse.
    pub(super) is_field: bool,
    /// The prime, and how many digits to it an element has.
    prime: usize,
    digits: usize,
    /// Products, where they are not those of whole numbers.
    products: Grid<u16>,
}

impl Ring {
    /// The field of `size` elements, or the whole numbers modulo `size` where there is none.
    pub(super) fn new(size: usize) -> Self {
        let prime = (2..=size).find(|d| size.is_multiple_of(*d)).unwrap_or(1);
        let mut digits = 1;
        while prime > 1 && prime.pow(digits as u32) < size {
            digits += 1;
        }
        let whole = Self {
            size,
            is_field: prime == size,
            prime: size.max(1),
            digits: 1,
            products: Grid::default(),
        };
        if prime < 2 || digits == 1 || size > LARGEST || prime.pow(digits as u32) != size {
            return whole;
        }
        let unproved = Self { size, is_field: true, prime, digits, products: Grid::default() };
        // Some monic polynomial of that degree is irreducible: one whose products hit 0 only from 0.
        let found = (0..size).map(|low| unproved.products_by(low)).find(has_no_divisors_of_zero);
        found.map_or(whole, |products| Self { products, ..unproved })
    }

    /// All products, where the `digits`-th power of x is minus the polynomial `low`.
    fn products_by(&self, low: usize) -> Grid<u16> {
        let mut products = Grid::new(self.size, self.size, 0);
        for a in 0..self.size {
            // The multiples of a by 1, x, x², …, then all sums of them.
            let mut shifted = a;
            for digit in 0..self.digits {
                let unit = self.prime.pow(digit as u32);
                for b in unit..self.size.min(unit * self.prime) {
                    let before = usize::from(products.at(a, b - unit));
                    products.set(a, b, self.plus(before, shifted) as u16);
                }
                shifted = self.times_x(shifted, low);
            }
        }
        products
    }

    /// `a` times x.
    fn times_x(&self, a: usize, low: usize) -> usize {
        let top = self.size / self.prime;
        let mut product = (a % top) * self.prime;
        (0..a / top).for_each(|_| product = self.minus(product, low));
        product
    }

    /// The sum of two elements.
    pub(super) fn plus(&self, a: usize, b: usize) -> usize {
        if self.digits == 1 {
            return (a + b) % self.size;
        }
        self.by_digit(a, b, |x, y| x + y)
    }

    /// The difference of two elements.
    pub(super) fn minus(&self, a: usize, b: usize) -> usize {
        if self.digits == 1 {
            return (a + self.size - b % self.size) % self.size;
        }
        self.by_digit(a, b, |x, y| x + self.prime - y)
    }

    fn by_digit(&self, a: usize, b: usize, digit: impl Fn(usize, usize) -> usize) -> usize {
        let (mut sum, mut unit) = (0, 1);
        while unit < self.size {
            sum += unit * (digit(a / unit % self.prime, b / unit % self.prime) % self.prime);
            unit *= self.prime;
        }
        sum
    }

    /// The product of two elements.
    pub(super) fn times(&self, a: usize, b: usize) -> usize {
        if self.digits == 1 { a * b % self.size } else { usize::from(self.products.at(a, b)) }
    }
}

/// Whether a product is 0 only where a factor is.
fn has_no_divisors_of_zero(products: &Grid<u16>) -> bool {
    (1..products.row(0).len()).all(|a| products.row(a).iter().skip(1).all(|p| *p != 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prime_powers_give_fields() {
        for size in [2, 3, 4, 5, 7, 8, 9, 16, 25, 27] {
            let field = Ring::new(size);
            assert!(field.is_field, "{size}");
            for a in 1..size {
                let mut products: Vec<usize> = (0..size).map(|b| field.times(a, b)).collect();
                products.sort_unstable();
                assert_eq!(products, (0..size).collect::<Vec<_>>(), "{size} {a}");
            }
        }
    }

    #[test]
    fn products_spread_over_sums() {
        for size in [6, 8, 9, 12] {
            let ring = Ring::new(size);
            for (a, b, c) in
                (0..size * size * size).map(|i| (i % size, i / size % size, i / size / size))
            {
                let (ab, ac) = (ring.times(a, b), ring.times(a, c));
                assert_eq!(ring.times(a, ring.plus(b, c)), ring.plus(ab, ac), "{size} {a} {b} {c}");
                assert_eq!(ring.plus(ring.minus(a, b), b), a);
            }
        }
    }

    #[test]
    fn other_numbers_give_whole_numbers() {
        let ring = Ring::new(12);
        assert!(!ring.is_field);
        assert_eq!((ring.times(5, 7), ring.plus(9, 5), ring.minus(3, 7)), (11, 2, 8));
    }
}
