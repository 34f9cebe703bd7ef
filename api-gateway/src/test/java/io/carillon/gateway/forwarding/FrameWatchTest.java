package io.carillon.gateway.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameWatchTest {
    private final FrameWatch frames = new FrameWatch();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 127, 65_535, 65_536, 70_000})
    void findsTheEndOfAFrameOfAnySize(int size) {
        Buffer frame = frame(size, false);

        assertThat(frames.read(frame.copy().appendByte((byte) 0x81))).isEqualTo(frame.length());
        assertThat(frames.isBetweenFrames()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 126, 300})
    void findsItWhenBytesComeOneByOne(int size) {
        Buffer twice = frame(size, true).appendBuffer(frame(size, false));
        int ends = 0;

        for (int i = 0; i < twice.length(); i++) {
            ends += frames.read(twice.slice(i, i + 1)) < 0 ? 0 : 1;
        }

        assertThat(ends).isEqualTo(2);
        assertThat(frames.isBetweenFrames()).isTrue();
    }

    @Test
    void tellsTheLastOfSeveralEnds() {
        Buffer data = frame(3, false)
                .appendBuffer(frame(4, false))
                .appendBuffer(frame(500, false).slice(0, 100));

        assertThat(frames.read(data)).isEqualTo(2 + 3 + 2 + 4);
        assertThat(frames.isBetweenFrames()).isFalse();
    }

    private static Buffer frame(int size, boolean masked) {
        Buffer frame = Buffer.buffer().appendByte((byte) 0x82);
        int mask = masked ? 0x80 : 0;
        if (size < 126) {
            frame.appendByte((byte) (mask | size));
        } else if (size < 65_536) {
            frame.appendByte((byte) (mask | 126)).appendUnsignedShort(size);
        } else {
            frame.appendByte((byte) (mask | 127)).appendLong(size);
        }
        return frame.appendBytes(new byte[masked ? 4 + size : size]);
    }
}
