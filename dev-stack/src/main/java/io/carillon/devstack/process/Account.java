package io.carillon.devstack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.stream.Stream;

/**
 * Under which account a program that refuses root is run. An ordinary user runs it himself; root runs it as "nobody"
 * when nobody can reach the files, else in a user name space in which root has no name.
 */
public enum Account {
    OWN,
    NOBODY,
    NAMELESS;

    private static final int NOBODY_ID = 65534;
    private static final String SETPRIV = "/usr/bin/setpriv";

    public static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    public static Account forFilesUnder(Path directory) {
        if (!isRoot()) {
            return OWN;
        }
        return Files.isExecutable(Path.of(SETPRIV)) && isReachableByAll(directory) ? NOBODY : NAMELESS;
    }

    private static boolean isReachableByAll(Path directory) {
        return Stream.iterate(directory.toAbsolutePath().getParent(), path -> path != null, Path::getParent)
                .allMatch(Account::isOpen);
    }

    private static boolean isOpen(Path directory) {
        try {
            return Files.getPosixFilePermissions(directory).contains(PosixFilePermission.OTHERS_EXECUTE);
        } catch (IOException missing) {
            return true;
        }
    }

    /** The words to put before a command so that it runs under this account, in the same process. */
    public List<String> prefix() {
        return switch (this) {
            case OWN -> List.of();
            case NOBODY -> List.of(SETPRIV, "--reuid=" + NOBODY_ID, "--regid=" + NOBODY_ID, "--clear-groups", "--");
            case NAMELESS -> List.of("unshare", "-U", "--");
        };
    }

    /** Gives this account a directory of its own, with everything in it. */
    public void own(Path directory) throws IOException {
        if (this == NOBODY) {
            try (Stream<Path> all = Files.walk(directory)) {
                for (Path path : all.toList()) {
                    Files.setAttribute(path, "unix:uid", NOBODY_ID, LinkOption.NOFOLLOW_LINKS);
                    Files.setAttribute(path, "unix:gid", NOBODY_ID, LinkOption.NOFOLLOW_LINKS);
                }
            }
        } else if (isRoot()) {
            giveToRoot(directory);
        }
    }

    private static void giveToRoot(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.toList()) {
                Files.setAttribute(path, "unix:uid", 0, LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(path, "unix:gid", 0, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }
}
