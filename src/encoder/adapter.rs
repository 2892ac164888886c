//! The adapter: what the sentences of invented teams taught the network about strategies.
//!
//! A low-rank change of some of its matrices, W + B·A (Hu et al. 2021, "Low-Rank
//! Adaptation of Large Language Models", eq. 3, the scale within B). It is put into the
//! weights before an engine reads them, so that no engine knows of it. It knows no file:
//! it ships inside the program.

use super::Error;
use rayon::prelude::*;
use safetensors::tensor::{Dtype, Metadata, TensorView};
use safetensors::{SafeTensorError, SafeTensors};

/// What ships with this version: for each matrix `NAME.weight` that changes `NAME.down`
/// (A, rank × inputs) and `NAME.up` (B, outputs × rank), both bfloat16.
pub(super) const SHIPPED: &[u8] = include_bytes!("../../models/adapter.safetensors");

/// Length of the number in front of a safetensors file's header.
const PREFIX: usize = 8;

/// Puts the shipped adapter into `weights`, the bytes of `model.safetensors`.
pub(super) fn adapt(weights: &mut [u8]) -> Result<(), Error> {
    add(SHIPPED, weights)
}

fn add(adapter: &[u8], weights: &mut [u8]) -> Result<(), Error> {
    let adapter = SafeTensors::deserialize(adapter).map_err(Error::engine)?;
    let (header, metadata) = SafeTensors::read_metadata(weights).map_err(Error::engine)?;
    let (_, tensors) = weights.split_at_mut(PREFIX + header);
    let mut names = adapter.names();
    names.sort_unstable();
    for name in names.into_iter().filter_map(|name| name.strip_suffix(".down")) {
        let down = Factor::of(&adapter, &format!("{name}.down"))?;
        let up = Factor::of(&adapter, &format!("{name}.up"))?;
        let place = place(&metadata, &format!("{name}.weight"), &up, &down)?;
        let matrix = tensors.get_mut(place).ok_or_else(|| cut_off(name))?;
        let rows = matrix.par_chunks_exact_mut(4 * down.columns);
        rows.zip(up.values.par_chunks_exact(up.columns)).for_each(|(row, up)| {
            add_row(row, up, &down);
        });
    }
    Ok(())
}

/// Adds `up`·`down` to one row of a matrix.
fn add_row(row: &mut [u8], up: &[f32], down: &Factor) {
    let mut change = vec![0.0_f32; down.columns];
    for (up, down) in up.iter().zip(down.rows()) {
        for (change, down) in change.iter_mut().zip(down) {
            *change += up * down;
        }
    }
    for (bytes, change) in row.as_chunks_mut::<4>().0.iter_mut().zip(change) {
        *bytes = (f32::from_le_bytes(*bytes) + change).to_le_bytes();
    }
}

/// One of the two small matrices.
struct Factor {
    columns: usize,
    values: Vec<f32>,
}

impl Factor {
    fn of(adapter: &SafeTensors<'_>, name: &str) -> Result<Self, Error> {
        let tensor: TensorView<'_> = adapter.tensor(name).map_err(Error::engine)?;
        match (tensor.dtype(), tensor.shape()) {
            (Dtype::BF16, &[_, columns]) if columns > 0 => {
                let halves = tensor.data().as_chunks::<2>().0;
                Ok(Self { columns, values: halves.iter().copied().map(wide).collect() })
            }
            (kind, shape) => Err(unfit(name, &format!("{kind:?} {shape:?}"))),
        }
    }

    fn rows(&self) -> std::slice::ChunksExact<'_, f32> {
        self.values.chunks_exact(self.columns)
    }
}

/// A bfloat16 is the upper half of the same number as f32.
fn wide(half: [u8; 2]) -> f32 {
    f32::from_bits(u32::from(u16::from_le_bytes(half)) << 16)
}

/// Where the matrix `name` lies, if it is one that `up`·`down` can be added to.
fn place(
    metadata: &Metadata,
    name: &str,
    up: &Factor,
    down: &Factor,
) -> Result<std::ops::Range<usize>, Error> {
    let missing = || Error::engine(SafeTensorError::TensorNotFound(name.to_owned()));
    let info = metadata.info(name).ok_or_else(missing)?;
    let fits = info.dtype == Dtype::F32
        && info.shape == [up.rows().len(), down.columns]
        && up.columns == down.rows().len();
    if !fits {
        return Err(unfit(name, &format!("{:?} {:?}", info.dtype, info.shape)));
    }
    Ok(info.data_offsets.0..info.data_offsets.1)
}

fn unfit(name: &str, found: &str) -> Error {
    Error::engine(format!("the adapter does not fit: {name} is {found}"))
}

fn cut_off(name: &str) -> Error {
    Error::engine(format!("the weights end before {name}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    type Tensor<'a> = (&'a str, [usize; 2], &'a [f32]);

    fn file(kind: Dtype, tensors: &[Tensor<'_>]) -> Vec<u8> {
        // Both formats begin with the upper half; these values have no lower one.
        let bytes =
            |value: &f32| value.to_le_bytes()[if kind == Dtype::F32 { 0 } else { 2 }..].to_vec();
        let data: Vec<Vec<u8>> =
            tensors.iter().map(|(.., values)| values.iter().flat_map(bytes).collect()).collect();
        let views = tensors.iter().zip(&data).map(|((name, shape, _), data)| {
            (*name, TensorView::new(kind, shape.to_vec(), data).unwrap())
        });
        safetensors::serialize(views.collect::<BTreeMap<_, _>>(), None).unwrap()
    }

    fn values(file: &[u8], name: &str) -> Vec<f32> {
        let file = SafeTensors::deserialize(file).unwrap();
        let tensor = file.tensor(name).unwrap();
        tensor.data().as_chunks().0.iter().map(|&bytes| f32::from_le_bytes(bytes)).collect()
    }

    #[test]
    fn the_product_is_added_to_the_named_matrix_alone() {
        let mut weights = file(
            Dtype::F32,
            &[
                ("a.weight", [2, 3], &[1.0, 1.0, 1.0, 2.0, 2.0, 2.0]),
                ("b.weight", [2, 3], &[5.0; 6]),
            ],
        );
        let adapter = file(
            Dtype::BF16,
            &[("a.down", [1, 3], &[1.0, 2.0, 3.0]), ("a.up", [2, 1], &[10.0, -1.0])],
        );
        add(&adapter, &mut weights).unwrap();
        assert_eq!(values(&weights, "a.weight"), [11.0, 21.0, 31.0, 1.0, 0.0, -1.0]);
        assert_eq!(values(&weights, "b.weight"), [5.0; 6]);
    }

    #[test]
    fn an_adapter_of_another_network_is_refused_by_name() {
        let mut weights = file(Dtype::F32, &[("a.weight", [2, 2], &[1.0; 4])]);
        for adapter in [
            file(Dtype::BF16, &[("a.down", [1, 3], &[1.0; 3]), ("a.up", [2, 1], &[1.0; 2])]),
            file(Dtype::BF16, &[("a.down", [2, 2], &[1.0; 4]), ("a.up", [2, 1], &[1.0; 2])]),
            file(Dtype::BF16, &[("z.down", [1, 2], &[1.0; 2]), ("z.up", [2, 1], &[1.0; 2])]),
        ] {
            let before = weights.clone();
            let error = add(&adapter, &mut weights).unwrap_err();
            let told = error.with_causes();
            assert!(told.contains("a.weight") || told.contains("z.weight"), "{told}");
            assert_eq!(weights, before);
        }
        assert!(add(b"nothing", &mut weights).is_err());
    }
}
