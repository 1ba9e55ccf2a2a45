//! The plane on which classes and terms are drawn: correspondence analysis of the table classes × terms.
//!
//! Source: J.-P. Benzécri, "L'analyse des données" II (1973). A class and a term are near when the class has the term
//! more often than chance; both are in principal coordinates, as Alceste and IRaMuTeQ draw them.

use super::{
    matrix::Matrix,
    profile::{Level, classes_of},
};

/// Most classes of which a plane is drawn.
const MOST_CLASSES: usize = 200;

/// Sweeps of Jacobi's method; a handful is enough.
const SWEEPS: usize = 60;

/// Classes and terms on the same axes.
#[derive(Debug, Clone, PartialEq)]
pub struct Plane {
    /// The inertia of each axis, largest first.
    pub inertia: Vec<f64>,
    /// The share of each axis in the whole inertia, from 0 to 1.
    pub shares: Vec<f64>,
    /// The coordinates of each class on the axes; none for a class without terms.
    pub classes: Vec<Option<Vec<f64>>>,
    /// The coordinates of each term on the axes; none for a term that stands in no placed text.
    pub terms: Vec<Option<Vec<f64>>>,
}

/// The first `axes` axes at most: there are at most one less than classes. No axis when fewer than two classes have
/// terms, or more than 200 are given. Of each axis, the class of largest coordinate is on the side above zero.
pub fn plane(matrix: &Matrix, level: &Level, axes: usize) -> Plane {
    let classes = classes_of(level);
    let terms = matrix.terms();
    if classes > MOST_CLASSES {
        return empty(classes, terms);
    }
    let mut counts = vec![0.0; classes * terms];
    for (row, class) in matrix.rows().zip(level) {
        let Some(class) = *class else { continue };
        for &term in row {
            counts[class * terms + term as usize] += 1.0;
        }
    }
    let table = Counted::new(counts, classes, terms);
    let (values, vectors) = jacobi(table.between_classes(), classes);
    let mut order: Vec<usize> = (0..classes).filter(|&at| values[at] > 1e-12).collect();
    order.sort_by(|&a, &b| values[b].total_cmp(&values[a]).then(a.cmp(&b)));
    let whole: f64 = order.iter().map(|&at| values[at]).sum();
    order.truncate(axes);
    let mut out = empty(classes, terms);
    for &axis in &order {
        out.inertia.push(values[axis]);
        out.shares.push(values[axis] / whole);
    }
    let kept: Vec<Vec<f64>> = order
        .iter()
        .map(|&axis| table.class_coordinates(&vectors, axis, values[axis]))
        .collect();
    for class in (0..classes).filter(|&class| table.rows[class] > 0.0) {
        out.classes[class] = Some(kept.iter().map(|axis| axis[class]).collect());
    }
    for term in (0..terms).filter(|&term| table.columns[term] > 0.0) {
        let on = |(axis, value): (&Vec<f64>, &f64)| table.term_coordinate(term, axis, *value);
        out.terms[term] = Some(kept.iter().zip(&out.inertia).map(on).collect());
    }
    out
}

fn empty(classes: usize, terms: usize) -> Plane {
    Plane {
        inertia: Vec::new(),
        shares: Vec::new(),
        classes: vec![None; classes],
        terms: vec![None; terms],
    }
}

struct Counted {
    counts: Vec<f64>,
    rows: Vec<f64>,
    columns: Vec<f64>,
    whole: f64,
}

impl Counted {
    fn new(counts: Vec<f64>, classes: usize, terms: usize) -> Self {
        let row = |class: usize| &counts[class * terms..(class + 1) * terms];
        let rows: Vec<f64> = (0..classes).map(|class| row(class).iter().sum()).collect();
        let columns: Vec<f64> = (0..terms)
            .map(|term| (0..classes).map(|class| row(class)[term]).sum())
            .collect();
        let whole = rows.iter().sum();
        Self {
            counts,
            rows,
            columns,
            whole,
        }
    }

    /// SS′, where S holds (x − e)/√e over √N.
    fn between_classes(&self) -> Vec<f64> {
        let (classes, terms) = (self.rows.len(), self.columns.len());
        let mut standard = vec![0.0; classes * terms];
        for class in 0..classes {
            for term in 0..terms {
                let expected = self.rows[class] * self.columns[term] / self.whole;
                if expected > 0.0 {
                    let apart = self.counts[class * terms + term] - expected;
                    standard[class * terms + term] = apart / (expected * self.whole).sqrt();
                }
            }
        }
        let row = |class: usize| &standard[class * terms..(class + 1) * terms];
        let mut out = vec![0.0; classes * classes];
        for a in 0..classes {
            for b in 0..=a {
                let product = row(a).iter().zip(row(b)).map(|(x, y)| x * y).sum();
                out[a * classes + b] = product;
                out[b * classes + a] = product;
            }
        }
        out
    }

    fn class_coordinates(&self, vectors: &[f64], axis: usize, inertia: f64) -> Vec<f64> {
        let classes = self.rows.len();
        let one = |class: usize| {
            let mass = self.rows[class] / self.whole;
            if mass > 0.0 {
                vectors[class * classes + axis] * inertia.sqrt() / mass.sqrt()
            } else {
                0.0
            }
        };
        let mut out: Vec<f64> = (0..classes).map(one).collect();
        let furthest = out.iter().copied().fold(
            0.0,
            |far: f64, value| if value.abs() > far.abs() + 1e-9 { value } else { far },
        );
        if furthest < 0.0 {
            out.iter_mut().for_each(|value| *value = -*value);
        }
        out
    }

    /// The mean of the classes that have the term, stretched by the axis.
    fn term_coordinate(&self, term: usize, axis: &[f64], inertia: f64) -> f64 {
        let terms = self.columns.len();
        let weighted = axis
            .iter()
            .enumerate()
            .map(|(class, at)| self.counts[class * terms + term] * at);
        weighted.sum::<f64>() / self.columns[term] / inertia.sqrt()
    }
}

/// Eigenvalues and vectors (by columns) of a symmetric matrix (Jacobi 1846).
fn jacobi(mut matrix: Vec<f64>, size: usize) -> (Vec<f64>, Vec<f64>) {
    let mut vectors = vec![0.0; size * size];
    for at in 0..size {
        vectors[at * size + at] = 1.0;
    }
    for _ in 0..SWEEPS {
        let mut off = 0.0;
        for p in 0..size {
            for q in p + 1..size {
                off += matrix[p * size + q].powi(2);
                rotate(&mut matrix, &mut vectors, size, p, q);
            }
        }
        if off < 1e-28 {
            break;
        }
    }
    ((0..size).map(|at| matrix[at * size + at]).collect(), vectors)
}

fn rotate(matrix: &mut [f64], vectors: &mut [f64], size: usize, p: usize, q: usize) {
    let off = matrix[p * size + q];
    if off.abs() < 1e-300 {
        return;
    }
    let theta = (matrix[q * size + q] - matrix[p * size + p]) / (2.0 * off);
    let tangent = theta.signum() / (theta.abs() + theta.hypot(1.0));
    let cos = 1.0 / tangent.hypot(1.0);
    let sin = tangent * cos;
    for at in 0..size {
        let (x, y) = (matrix[at * size + p], matrix[at * size + q]);
        (matrix[at * size + p], matrix[at * size + q]) = (cos * x - sin * y, sin * x + cos * y);
    }
    for at in 0..size {
        let (x, y) = (matrix[p * size + at], matrix[q * size + at]);
        (matrix[p * size + at], matrix[q * size + at]) = (cos * x - sin * y, sin * x + cos * y);
    }
    for at in 0..size {
        let (x, y) = (vectors[at * size + p], vectors[at * size + q]);
        (vectors[at * size + p], vectors[at * size + q]) = (cos * x - sin * y, sin * x + cos * y);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn example() -> Plane {
        let rows = [vec![0, 1], vec![0, 1], vec![1, 2], vec![2, 3], vec![3], vec![4]];
        let level = [Some(0), Some(0), Some(1), Some(2), Some(2), None];
        plane(&Matrix::from_rows(5, rows).unwrap(), &level, 5)
    }

    #[test]
    fn the_inertia_is_the_chi2_of_the_table_over_its_sum() {
        let table = [[2.0, 2.0, 0.0, 0.0], [0.0, 1.0, 1.0, 0.0], [0.0, 0.0, 1.0, 2.0]];
        let rows: Vec<f64> = table.iter().map(|row| row.iter().sum()).collect();
        let columns = [2.0, 3.0, 2.0, 2.0];
        let cell = |class: usize, term: usize| {
            let expected = rows[class] * columns[term] / 9.0;
            (table[class][term] - expected).powi(2) / expected
        };
        let chi2: f64 = (0..12).map(|at| cell(at / 4, at % 4)).sum();

        let plane = example();

        assert_eq!(plane.inertia.len(), 2);
        assert!((plane.inertia.iter().sum::<f64>() - chi2 / 9.0).abs() < 1e-12);
        assert!((plane.shares.iter().sum::<f64>() - 1.0).abs() < 1e-12);
    }

    #[test]
    fn a_term_stands_on_the_side_of_its_class() {
        let plane = example();

        let class = |at: usize| plane.classes[at].as_ref().unwrap()[0];
        let term = |at: usize| plane.terms[at].as_ref().unwrap()[0];
        assert!(class(0) * term(0) > 0.0 && class(2) * term(3) > 0.0 && class(0) * class(2) < 0.0);
        assert_eq!(plane.terms[4], None);
    }

    #[test]
    fn the_middle_of_classes_weighted_by_their_terms_is_the_origin() {
        let plane = example();

        for axis in 0..2 {
            let masses = [4.0, 2.0, 3.0];
            let of = |(class, mass): (usize, &f64)| plane.classes[class].as_ref().unwrap()[axis] * mass;
            assert!(masses.iter().enumerate().map(of).sum::<f64>().abs() < 1e-12);
        }
    }

    #[test]
    fn one_class_has_no_axis() {
        let matrix = Matrix::from_rows(2, [vec![0], vec![0, 1]]).unwrap();

        assert!(plane(&matrix, &[Some(0), Some(0)], 2).inertia.is_empty());
        assert!(plane(&matrix, &[None, None], 2).classes.is_empty());
    }
}
