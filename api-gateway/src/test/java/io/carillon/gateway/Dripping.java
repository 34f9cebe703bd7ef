package io.carillon.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A caller who sends a request byte by byte, each soon enough for an idle timeout. */
final class Dripping {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int PAUSE_MILLIS = 100;

    private Dripping() {}

    /** Sends the text, then a drop every 100 ms until the other side closes; returns all it said. */
    static String after(int port, String text, String drop) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        StringBuilder said = new StringBuilder();
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(PAUSE_MILLIS);
            OutputStream out = socket.getOutputStream();
            out.write(text.getBytes(StandardCharsets.US_ASCII));
            while (System.nanoTime() < end) {
                if (!read(socket.getInputStream(), said) || !drip(out, drop)) {
                    return said.toString();
                }
            }
        }
        throw new AssertionError("not cut off: " + said);
    }

    private static boolean drip(OutputStream out, String drop) {
        try {
            out.write(drop.getBytes(StandardCharsets.US_ASCII));
            return true;
        } catch (IOException closed) {
            return false;
        }
    }

    /** Whether the other side is still there. */
    private static boolean read(InputStream in, StringBuilder said) {
        try {
            for (int next = in.read(); next >= 0; next = in.read()) {
                said.append((char) next);
            }
            return false;
        } catch (SocketTimeoutException silent) {
            return true;
        } catch (IOException reset) {
            return false;
        }
    }
}
