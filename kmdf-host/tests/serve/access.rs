//! The socket is the user's own.

use std::fs::{self, Permissions};
use std::io::{BufRead, BufReader};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::net::{UnixListener, UnixStream};
use std::process::{Command, Stdio};

use kmdf_client::Connection;
use kmdf_host::{Machine, ServeError};

use crate::bed::{Bed, NAME};

/// A directory that only the user may enter.
fn private() -> tempfile::TempDir {
    let owner = Permissions::from_mode(0o700);
    tempfile::Builder::new().permissions(owner).tempdir().unwrap()
}

fn mode(path: &std::path::Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

/// Leaves a socket that nobody serves any more.
fn abandon(path: &std::path::Path) {
    drop(UnixListener::bind(path).unwrap());
    // A process that another test is about to start may still have it, until it runs its program.
    while UnixStream::connect(path).is_ok() {
        std::thread::yield_now();
    }
}

#[test]
fn the_directory_is_made_for_the_user_alone_and_so_is_the_socket() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("new/deep/socket");
    let server = Machine::new().serve(&path).unwrap();
    assert_eq!(server.path(), path);
    assert_eq!(mode(&path), 0o600);
    assert_eq!(mode(path.parent().unwrap()), 0o700);
    assert_eq!(mode(&directory.path().join("new")), 0o700);
    drop(server);
    assert!(!path.exists());
}

#[test]
fn a_directory_that_others_can_enter_is_refused_and_nothing_is_left_in_it() {
    for open in [0o755, 0o710, 0o770, 0o777, 0o1777, 0o701] {
        let directory = tempfile::tempdir().unwrap();
        fs::set_permissions(directory.path(), Permissions::from_mode(open)).unwrap();
        let refused = Machine::new().serve(directory.path().join("socket")).unwrap_err();
        assert!(matches!(refused, ServeError::Open { .. }), "{refused}");
        assert!(refused.to_string().contains("can be entered by others"), "{refused}");
        assert_eq!(fs::read_dir(directory.path()).unwrap().count(), 0);
    }
}

#[test]
fn what_is_there_is_not_replaced_unless_it_is_a_socket_that_nobody_serves() {
    let directory = private();
    let path = directory.path().join("socket");
    let machine = Machine::new();
    fs::write(&path, "mine").unwrap();
    assert!(matches!(machine.serve(&path), Err(ServeError::InUse(_))));
    assert_eq!(fs::read(&path).unwrap(), b"mine");
    fs::remove_file(&path).unwrap();

    symlink("elsewhere", &path).unwrap();
    assert!(matches!(machine.serve(&path), Err(ServeError::InUse(_))));
    fs::remove_file(&path).unwrap();

    abandon(&path);
    assert!(path.exists(), "a server that was killed leaves its socket");
    let server = machine.serve(&path).unwrap();
    assert!(matches!(machine.serve(&path), Err(ServeError::InUse(_))));
    Connection::to(&path).unwrap();

    // Somebody else's file in the same place is not removed with the server.
    fs::remove_file(&path).unwrap();
    fs::write(&path, "mine").unwrap();
    drop(server);
    assert_eq!(fs::read(&path).unwrap(), b"mine");
}

#[test]
fn a_path_that_cannot_be_a_socket_is_a_clear_error() {
    let directory = private();
    let long = directory.path().join("x".repeat(200));
    let refused = Machine::new().serve(&long).unwrap_err().to_string();
    assert!(refused.contains("cannot make the socket"), "{refused}");
    let missing = Connection::to(directory.path().join("nothing")).unwrap_err().to_string();
    assert!(missing.contains("no driver can be reached at"), "{missing}");
}

#[test]
fn a_server_of_another_user_is_not_trusted() {
    let program = "
import os, socket, sys
os.setgid(65534); os.setuid(65534)
server = socket.socket(socket.AF_UNIX); server.bind(sys.argv[1]); server.listen()
print('ready', flush=True)
sys.stdin.read()";
    let directory = tempfile::tempdir().unwrap();
    fs::set_permissions(directory.path(), Permissions::from_mode(0o777)).unwrap();
    let path = directory.path().join("socket");
    let mut server = Command::new("python3");
    server.args(["-c", program, path.to_str().unwrap()]);
    let spawned = server.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
    let mut child = match spawned {
        Ok(child) => child,
        Err(why) => return println!("skipped: {why}"),
    };
    let mut ready = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut ready).unwrap();
    if ready == "ready\n" {
        let refused = Connection::to(&path).unwrap_err().to_string();
        assert!(refused.contains("it is served by user 65534, and you are user 0"), "{refused}");
    } else {
        println!("skipped: only root can be another user");
    }
    drop(child.stdin.take());
    child.wait().unwrap();
}

#[test]
fn of_servers_that_want_the_same_place_one_gets_it() {
    let directory = private();
    let path = directory.path().join("socket");
    for _ in 0..20 {
        abandon(&path);
        let machine = Machine::new();
        let servers: Vec<_> = std::thread::scope(|scope| {
            let threads = [(); 4].map(|()| scope.spawn(|| machine.serve(&path)));
            threads.map(|thread| thread.join().unwrap()).into_iter().flatten().collect()
        });
        assert_eq!(servers.len(), 1);
        Connection::to(&path).unwrap();
    }
}

#[test]
fn another_user_is_refused_even_where_the_file_system_lets_it_in() {
    const NOBODY: u32 = 65534;
    // Only root can become somebody else; python is a client whose code nobody has to be able to read here.
    let program = "
import os, socket, sys
os.setgid(int(sys.argv[2])); os.setuid(int(sys.argv[2]))
client = socket.socket(socket.AF_UNIX); client.connect(sys.argv[1])
print(client.recv(9999))";
    let bed = Bed::new();
    let directory = bed.path().parent().unwrap().to_owned();
    let as_nobody = || {
        let path = bed.path();
        let arguments = ["-c", program, path.to_str().unwrap(), &NOBODY.to_string()];
        Command::new("python3").args(arguments).output()
    };
    let kept_out = match as_nobody() {
        Ok(output) => String::from_utf8(output.stderr).unwrap(),
        Err(why) => return println!("skipped: {why}"),
    };
    if kept_out.contains("Operation not permitted") {
        return println!("skipped: only root can be another user");
    }
    assert!(kept_out.contains("Permission denied"), "{kept_out}");

    for directory in [directory.parent().unwrap(), &directory] {
        fs::set_permissions(directory, Permissions::from_mode(0o755)).unwrap();
    }
    fs::set_permissions(bed.path(), Permissions::from_mode(0o666)).unwrap();
    let refused = String::from_utf8(as_nobody().unwrap().stdout).unwrap();
    assert!(refused.contains("you are user 65534"), "{refused}");
    drop(bed.connect().open(NAME).unwrap());
    bed.end();
}
