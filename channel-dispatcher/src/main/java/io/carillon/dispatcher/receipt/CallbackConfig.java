package io.carillon.dispatcher.receipt;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How callbacks of providers are taken. */
@ConfigMapping(prefix = "carillon.callback")
public interface CallbackConfig {

    /** Where providers reach the suite; some sign the address they call. */
    @WithDefault("http://localhost:8080")
    String publicUrl();

    /** How long Kafka may take to hold what a callback reports; later the provider is asked to repeat it. */
    @WithDefault("5s")
    Duration recordWithin();

    /** Callbacks longer than this are proved and read off the event loop, in bytes. */
    @WithDefault("32768")
    int longBody();

    /** Callbacks that wait to be proved off the event loop, at most; the provider of one more is asked to repeat it. */
    @WithDefault("1000")
    int proofsWaiting();
}
