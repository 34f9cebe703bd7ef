package io.carillon.devstack.mail;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Which Message-IDs were seen, kept as 64-bit hashes in an open table: a million of them take 16 MB, and with that many
 * the chance that two share a hash is below one in ten million.
 */
final class MessageIds {

    private static final byte[] HEADER = "message-id:".getBytes(StandardCharsets.US_ASCII);
    private static final long FNV_START = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private long[] table = new long[1 << 12];
    private int size;

    /** @return whether the id was not known before */
    boolean add(String messageId) {
        return add(hash(messageId));
    }

    private boolean add(long hash) {
        int at = (int) (hash ^ hash >>> 32) & table.length - 1;
        while (table[at] != 0) {
            if (table[at] == hash) {
                return false;
            }
            at = at + 1 & table.length - 1;
        }
        table[at] = hash;
        size++;
        if (size > table.length / 2) {
            grow();
        }
        return true;
    }

    private void grow() {
        long[] old = table;
        table = new long[old.length * 2];
        size = 0;
        for (long hash : old) {
            if (hash != 0) {
                add(hash);
            }
        }
    }

    int size() {
        return size;
    }

    private static long hash(String text) {
        long hash = FNV_START;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return hash == 0 ? 1 : hash;
    }

    /** The Message-ID header of a raw mail, found without parsing the rest. */
    static Optional<String> of(byte[] raw) {
        int line = 0;
        while (line < raw.length && raw[line] != '\r' && raw[line] != '\n') {
            int end = endOfLine(raw, line);
            if (isHeader(raw, line)) {
                int from = line + HEADER.length;
                return Optional.of(new String(raw, from, end - from, StandardCharsets.ISO_8859_1).trim());
            }
            line = end + 1;
        }
        return Optional.empty();
    }

    private static int endOfLine(byte[] raw, int from) {
        int end = from;
        while (end < raw.length && raw[end] != '\n') {
            end++;
        }
        return end;
    }

    private static boolean isHeader(byte[] raw, int line) {
        if (raw.length - line < HEADER.length) {
            return false;
        }
        for (int i = 0; i < HEADER.length; i++) {
            if (Character.toLowerCase(raw[line + i]) != HEADER[i]) {
                return false;
            }
        }
        return true;
    }
}
