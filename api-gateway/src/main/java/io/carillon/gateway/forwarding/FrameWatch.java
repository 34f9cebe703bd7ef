package io.carillon.gateway.forwarding;

import io.vertx.core.buffer.Buffer;

/** Follows the frames of one direction of a WebSocket (RFC 6455 §5.2) without keeping them: where does one end? */
final class FrameWatch {
    private static final int SHORT_HEAD = 2;
    private static final int MASK_KEY = 4;
    private static final int LENGTH_BITS = 0x7f;
    private static final int MASK_BIT = 0x80;
    private static final int TWO_BYTE_LENGTH = 126;
    private static final int EIGHT_BYTE_LENGTH = 127;

    private final byte[] head = new byte[14];
    private int read;
    private int wanted = SHORT_HEAD;
    private long payload;

    /** Reads on; returns the position after the last frame that ends in {@code data}, or -1 when none does. */
    int read(Buffer data) {
        int end = -1;
        int position = 0;
        while (position < data.length()) {
            if (payload > 0) {
                int part = (int) Math.min(payload, data.length() - position);
                payload -= part;
                position += part;
            } else {
                readHead(data.getByte(position++));
            }
            if (isBetweenFrames()) {
                end = position;
            }
        }
        return end;
    }

    /** Whether what was read so far ended with a frame. */
    boolean isBetweenFrames() {
        return payload == 0 && read == 0;
    }

    private void readHead(byte next) {
        head[read++] = next;
        if (read == SHORT_HEAD) {
            wanted = SHORT_HEAD + lengthBytes() + ((head[1] & MASK_BIT) == 0 ? 0 : MASK_KEY);
        }
        if (read == wanted) {
            payload = payloadLength();
            read = 0;
            wanted = SHORT_HEAD;
        }
    }

    private int lengthBytes() {
        return switch (head[1] & LENGTH_BITS) {
            case TWO_BYTE_LENGTH -> Short.BYTES;
            case EIGHT_BYTE_LENGTH -> Long.BYTES;
            default -> 0;
        };
    }

    private long payloadLength() {
        int bytes = lengthBytes();
        long length = bytes == 0 ? head[1] & LENGTH_BITS : 0;
        for (int i = 0; i < bytes; i++) {
            length = length << Byte.SIZE | head[SHORT_HEAD + i] & 0xff;
        }
        return length;
    }
}
