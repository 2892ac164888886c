//! What happens to a product's rows before the next product, in one pass each.
//!
//! candle has a pass for every step, shares each out over threads that spin
//! while they wait, and calls a scalar `erf`. Here a worker owns its chunk, and
//! the loops are plain arithmetic that the compiler vectorises.

use candle_core::{CpuStorage, InplaceOp2, InplaceOp3, Layout, Result, bail};

/// Adds a bias to each row and applies a function to each value, in place.
pub(super) struct BiasThen<F>(pub(super) F);

impl<F: Fn(f32) -> f32> InplaceOp2 for BiasThen<F> {
    fn name(&self) -> &'static str {
        "bias-then"
    }

    fn cpu_fwd(
        &self,
        rows: &mut CpuStorage,
        rows_layout: &Layout,
        bias: &CpuStorage,
        bias_layout: &Layout,
    ) -> Result<()> {
        let bias = values(bias, bias_layout)?;
        for row in values_mut(rows, rows_layout)?.chunks_exact_mut(bias.len()) {
            for (value, bias) in row.iter_mut().zip(bias) {
                *value = (self.0)(*value + bias);
            }
        }
        Ok(())
    }
}

/// Adds a bias and the rows of a second matrix, then normalises each row
/// (Ba, Kiros & Hinton 2016, "Layer Normalization"), in place.
///
/// The third tensor stacks three rows: bias, scale and shift.
pub(super) struct AddNorm {
    /// Added to the variance.
    pub(super) epsilon: f32,
}

impl InplaceOp3 for AddNorm {
    fn name(&self) -> &'static str {
        "add-norm"
    }

    fn cpu_fwd(
        &self,
        rows: &mut CpuStorage,
        rows_layout: &Layout,
        added: &CpuStorage,
        added_layout: &Layout,
        parameters: &CpuStorage,
        parameters_layout: &Layout,
    ) -> Result<()> {
        let parameters = values(parameters, parameters_layout)?;
        let (bias, scale_and_shift) = parameters.split_at(parameters.len() / 3);
        let (scale, shift) = scale_and_shift.split_at(bias.len());
        let rows = values_mut(rows, rows_layout)?.chunks_exact_mut(bias.len());
        for (row, added) in rows.zip(values(added, added_layout)?.chunks_exact(bias.len())) {
            for ((value, added), bias) in row.iter_mut().zip(added).zip(bias) {
                *value += added + bias;
            }
            let mean = sum(row, |value| value) / row.len() as f32;
            let variance = sum(row, |value| (value - mean) * (value - mean)) / row.len() as f32;
            let spread = (variance + self.epsilon).sqrt().recip();
            for ((value, scale), shift) in row.iter_mut().zip(scale).zip(shift) {
                *value = (*value - mean) * spread * scale + shift;
            }
        }
        Ok(())
    }
}

/// x·Φ(x) = x·(1 + erf(x/√2))/2 (Hendrycks & Gimpel 2016, "Gaussian Error Linear Units").
pub(super) fn gelu(x: f32) -> f32 {
    0.5 * x * (1.0 + erf(x * std::f32::consts::FRAC_1_SQRT_2))
}

/// erf(x) as a quotient of polynomials in x², at most 5·10⁻⁷ off: the fit for
/// single precision that the Eigen and XLA libraries use. Beyond ±4 it is ±1.
#[inline]
fn erf(x: f32) -> f32 {
    const OVER: [f32; 7] = [
        -2.726_142_3e-10,
        2.770_681_4e-8,
        -2.101_024e-6,
        -5.692_506_4e-5,
        -7.349_906_3e-4,
        -2.954_6e-3,
        -1.609_603_3e-2,
    ];
    const UNDER: [f32; 5] =
        [-1.456_607_2e-5, -2.133_740_6e-4, -1.682_827e-3, -7.373_329_2e-3, -1.426_473_9e-2];
    let x = x.clamp(-4.0, 4.0);
    x * polynomial(x * x, OVER) / polynomial(x * x, UNDER)
}

/// Horner's scheme, highest power first.
#[inline]
fn polynomial<const N: usize>(x: f32, coefficients: [f32; N]) -> f32 {
    coefficients.into_iter().fold(0.0, |sum, coefficient| sum * x + coefficient)
}

/// The sum over a row in eight lanes: one chain of additions could not be vectorised.
#[inline]
fn sum(row: &[f32], term: impl Fn(f32) -> f32) -> f32 {
    let mut lanes = [0.0_f32; 8];
    let chunks = row.chunks_exact(lanes.len());
    let rest: f32 = chunks.remainder().iter().map(|&value| term(value)).sum();
    for chunk in chunks {
        for (lane, &value) in lanes.iter_mut().zip(chunk) {
            *lane += term(value);
        }
    }
    lanes.iter().sum::<f32>() + rest
}

fn values<'a>(storage: &'a CpuStorage, layout: &Layout) -> Result<&'a [f32]> {
    match (storage, layout.contiguous_offsets()) {
        (CpuStorage::F32(values), Some((start, end))) => Ok(&values[start..end]),
        _ => bail!("expected f32 values in one piece"),
    }
}

fn values_mut<'a>(storage: &'a mut CpuStorage, layout: &Layout) -> Result<&'a mut [f32]> {
    match (storage, layout.contiguous_offsets()) {
        (CpuStorage::F32(values), Some((start, end))) => Ok(&mut values[start..end]),
        _ => bail!("expected f32 values in one piece"),
    }
}

#[cfg(test)]
mod tests {
    use super::{AddNorm, BiasThen, erf, gelu};
    use candle_core::{Device, Tensor};

    #[test]
    fn erf_is_right_to_single_precision() {
        let worst = (-60_000_i32..=60_000)
            .map(|step| step as f32 / 1e4)
            .map(|x| (f64::from(erf(x)) - libm::erf(f64::from(x))).abs())
            .fold(0.0, f64::max);
        assert!(worst < 5e-7, "{worst}");
    }

    #[test]
    fn gelu_matches_the_reference() {
        // torch.nn.functional.gelu.
        for (x, expected) in [(-1.0, -0.158_655), (0.0, 0.0), (1.0, 0.841_345), (3.0, 2.995_95)] {
            assert!((gelu(x) - expected).abs() < 1e-6, "{x}");
        }
    }

    #[test]
    fn a_bias_is_added_to_every_row() {
        let rows = Tensor::new(&[[1_f32, 2.0], [3.0, 4.0]], &Device::Cpu).unwrap();
        let bias = Tensor::new(&[10_f32, 20.0], &Device::Cpu).unwrap();
        rows.inplace_op2(&bias, &BiasThen(|x: f32| -x)).unwrap();
        assert_eq!(rows.to_vec2::<f32>().unwrap(), [[-11.0, -22.0], [-13.0, -24.0]]);
    }

    #[test]
    fn a_normalised_row_has_the_mean_and_spread_asked_for() {
        let rows = Tensor::new(&[[1_f32, 2.0, 0.0]], &Device::Cpu).unwrap();
        let added = Tensor::new(&[[0_f32, 1.0, 4.0]], &Device::Cpu).unwrap();
        let parameters =
            Tensor::new(&[[0_f32, 0.0, 1.0], [2.0; 3], [10.0; 3]], &Device::Cpu).unwrap();
        rows.inplace_op3(&added, &parameters, &AddNorm { epsilon: 0.0 }).unwrap();
        // The sums are 1, 3, 5: mean 3, standard deviation √(8/3).
        let step = 2.0 * 2.0 / (8.0_f32 / 3.0).sqrt();
        for (value, expected) in
            rows.to_vec2::<f32>().unwrap()[0].iter().zip([10.0 - step, 10.0, 10.0 + step])
        {
            assert!((value - expected).abs() < 1e-5, "{value} {expected}");
        }
    }
}
