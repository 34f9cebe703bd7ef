package io.carillon.rendering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.carillon.rendering.engine.RenderException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BoundedRenderingTest {
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(50);

    @Test
    void givesTheResultFromAThreadOfItsOwn() {
        assertThat(BoundedRendering.within(LONG, () -> Thread.currentThread().getName()))
                .isEqualTo("bounded-rendering");
    }

    @Test
    void whatOverrunsIsInterruptedAndAbandoned() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        assertTimeoutPreemptively(
                LONG, () -> assertThatThrownBy(() -> BoundedRendering.within(SHORT, () -> sleep(interrupted)))
                        .isExactlyInstanceOf(RenderException.class)
                        .hasMessage("the template takes too long"));
        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    }

    private static String sleep(CountDownLatch interrupted) {
        try {
            Thread.sleep(LONG);
        } catch (InterruptedException stopped) {
            interrupted.countDown();
        }
        return "";
    }

    @Test
    void aStackThatOverflowsIsContained() {
        assertThatThrownBy(() -> BoundedRendering.within(LONG, () -> deeper(1)))
                .isExactlyInstanceOf(RenderException.class)
                .hasMessage("the template is nested too deeply");
    }

    private static int deeper(int depth) {
        return 1 + deeper(depth + 1);
    }

    @Test
    void whatTheWorkThrowsIsPassedOn() {
        assertThatThrownBy(() -> BoundedRendering.within(LONG, () -> {
                    throw new IllegalArgumentException("as it is");
                }))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("as it is");
    }

    @Test
    void placesAreGivenBack() {
        for (int i = 0; i < 50; i++) {
            assertThat(BoundedRendering.within(LONG, () -> 1)).isOne();
        }
    }
}
