//! The system asks which other devices belong to a device.
//!
//! After the framework's `FxPkgPnp::{HandleQueryBusRelations, HandleQueryDeviceRelations}`.

use std::sync::Arc;

use wdk_sys::{DEVICE_RELATION_TYPE, STATUS_SUCCESS};

use super::Node;
use super::turn::Turn;
use crate::edge::callback::Callback as _;
use crate::machine::crash::Error;
use crate::machine::kernel::Kernel;
use crate::object::Handle;

/// Asks for the relations of one kind. The driver is told before the framework answers.
pub(crate) fn query_relations(
    kernel: &Arc<Kernel>,
    device: Handle,
    relation: DEVICE_RELATION_TYPE,
) -> Result<(), Error> {
    let _turn = Turn::take(kernel, device)?;
    let node = Node::new(kernel, device);
    node.expect_working("asking for the device's relations")?;
    let callback = node.callbacks.EvtDeviceRelationsQuery;
    node.call("EvtDeviceRelationsQuery", callback, |f, device| {
        // SAFETY: the driver gave this callback for its devices.
        unsafe { f.invoke((device, relation)) };
        STATUS_SUCCESS
    })
}
