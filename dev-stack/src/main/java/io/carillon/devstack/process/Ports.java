package io.carillon.devstack.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Finds and checks local TCP ports. Random ports lie below the range from which systems give outgoing connections their
 * ports, so that a server that is started again finds its port still free.
 */
public final class Ports {

    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;

    private final Set<Integer> given = new HashSet<>();

    public synchronized int random() {
        for (int tries = 0; tries < 1_000; tries++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (isFree(port) && given.add(port)) {
                return port;
            }
        }
        throw new PartFailure("ports", "no free port between %d and %d".formatted(LOWEST, HIGHEST));
    }

    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /** Fails when another program listens on the port that a part is about to take. */
    public static void requireFree(String part, int port) {
        if (!isFree(port)) {
            throw new PartFailure(
                    part, "port %d is taken by another program; stop it or choose other ports".formatted(port));
        }
    }
}
