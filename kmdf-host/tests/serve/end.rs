//! The server ends while it has clients.

use kmdf_client::{Connection, Error, Lost};

use crate::bed::{Bed, ECHO, KEEP, NAME, WAIT};
use crate::raw::Raw;

#[test]
fn a_server_that_stops_tells_its_clients_and_leaves_nothing_in_the_driver() {
    let mut bed = Bed::new();
    let clients = [bed.connect(), bed.connect()];
    let files = clients.each_ref().map(|client| client.open(NAME).unwrap());
    let pending = files
        .each_ref()
        .map(|file| [KEEP, WAIT].map(|code| file.ioctl_overlapped(code, &[], 8).unwrap()));
    bed.rig.log();
    std::thread::scope(|scope| {
        let waiting = scope.spawn(|| pending[0][0].wait().map(drop));
        bed.server.take().unwrap().stop();
        // Everything is closed when it returns.
        let closed = bed.rig.env.log.peek();
        assert_eq!(closed.iter().filter(|what| *what == "EvtFileClose").count(), 2);
        let lost = waiting.join().unwrap();
        assert!(matches!(lost, Err(Error::Lost(Lost::Stopped))), "{lost:?}");
    });
    let lost = files[0].ioctl(ECHO, &[], 0).map(drop);
    assert!(matches!(lost, Err(Error::Lost(Lost::Stopped))), "{lost:?}");
    assert!(matches!(clients[1].open(NAME), Err(Error::Lost(Lost::Stopped))));
    assert!(!bed.path().exists());
    assert!(matches!(Connection::to(bed.path()), Err(Error::Connect { .. })));
    bed.rig.end();
}

#[test]
fn a_client_that_does_not_read_does_not_keep_the_server() {
    let mut bed = Bed::new();
    let mut raw = Raw::opened(&bed);
    for call in 2..20 {
        raw.send(&crate::raw::ioctl(call, ECHO, &vec![7; 1 << 20], 1 << 20));
    }
    bed.server.take().unwrap().stop();
    bed.rig.end();
}

#[test]
fn after_a_crash_new_clients_are_told() {
    let bed = Bed::new();
    let crash = bed.rig.machine.run(|| crate::rig::complete(crate::rig::null(), 0)).unwrap_err();
    let refused = Connection::to(bed.path()).and_then(|client| client.open(NAME)).unwrap_err();
    assert!(matches!(&refused, Error::Crashed(report) if *report == crash.to_string()));
}

#[test]
fn one_machine_can_be_served_in_two_places_and_again_in_the_same() {
    let mut bed = Bed::new();
    let other = bed.path().with_file_name("other");
    let second = bed.rig.machine.serve(&other).unwrap();
    let (here, there) = (bed.connect(), Connection::to(&other).unwrap());
    let (file, kept) = (here.open(NAME).unwrap(), there.open(NAME).unwrap());
    bed.server.take().unwrap().stop();
    assert!(file.ioctl(ECHO, &[], 0).is_err());
    assert_eq!(kept.ioctl(ECHO, b"on", 2).unwrap().output, b"on");
    bed.server = Some(bed.rig.machine.serve(bed.path()).unwrap());
    drop(bed.connect().open(NAME).unwrap());
    drop(kept);
    drop(second);
    bed.end();
}
