package io.carillon.gateway.pace;

import io.carillon.gateway.guard.AnswerGuard;
import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Puts a deadline on every accepted connection. Found by Netty as a service (Quarkus and Vert.x have no place for it: their
 * timeouts begin anew with each byte); Netty looks when {@link #SWITCH} says so.
 */
public final class FirstHead extends ChannelInitializerExtension {
    /** System property that must be {@code serviceload} before the first server starts. */
    public static final String SWITCH = "io.netty.bootstrap.extensions";

    private static final String DEADLINE = "head-deadline";

    private final Duration timeout;
    private final AnswerGuard guard = AnswerGuard.configured();

    public FirstHead() {
        timeout = ConfigProvider.getConfig()
                .getOptionalValue("carillon.pace.head-timeout", Duration.class)
                .orElse(Duration.ofSeconds(10));
    }

    @Override
    public void postInitializeServerChildChannel(Channel connection) {
        connection.pipeline().addFirst(DEADLINE, new HeadDeadline(timeout, guard));
    }
}
