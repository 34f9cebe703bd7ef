package io.carillon.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.dispatcher.email.AttachmentConfig;
import io.carillon.dispatcher.email.EmailConfig;
import io.carillon.dispatcher.provider.Defaults;
import io.carillon.dispatcher.provider.ProviderConfig;
import io.carillon.dispatcher.receipt.CallbackConfig;
import io.carillon.dispatcher.sms.SmsConfig;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Pins the defaults that operators rely on. */
class ConfigurationTest {

    @Test
    void callsToProvidersAreBounded() {
        ProviderConfig config = Defaults.of(ProviderConfig.class);
        assertThat(config.callTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.connectTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.answerBytes()).isEqualTo(65_536);
        assertThat(config.httpConnections()).isEqualTo(200);
    }

    @Test
    void callbacksAreBounded() {
        CallbackConfig config = Defaults.of(CallbackConfig.class);
        assertThat(config.publicUrl()).isEqualTo("http://localhost:8080");
        assertThat(config.recordWithin()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.longBody()).isEqualTo(32_768);
        assertThat(config.proofsWaiting()).isEqualTo(1_000);
    }

    @Test
    void mailConnectionsAreKept() {
        EmailConfig config = Defaults.of(EmailConfig.class);
        assertThat(config.poolSize()).isEqualTo(10);
        assertThat(config.messageIdDomain()).isEqualTo("carillon.local");
        assertThat(config.ownHostname()).isEqualTo("carillon.local");
        assertThat(config.idleTimeout()).isEqualTo(Duration.ofSeconds(15));
        assertThat(config.retireAfter()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void textsAreBounded() {
        SmsConfig config = Defaults.of(SmsConfig.class);
        assertThat(config.client())
                .as("the vendor's library where there is one")
                .isEmpty();
        assertThat(config.maxSegments()).isEqualTo(10);
        assertThat(config.refusedPrefixes()).isEmpty();
    }

    @Test
    void fetchedFilesAreBounded() {
        AttachmentConfig config = Defaults.of(AttachmentConfig.class);
        assertThat(config.largest().asLongValue()).isEqualTo(10 * 1024 * 1024);
        assertThat(config.together().asLongValue()).isEqualTo(20 * 1024 * 1024);
        assertThat(config.timeout()).isEqualTo(Duration.ofSeconds(15));
        assertThat(config.patience()).isEqualTo(Duration.ofSeconds(60));
        assertThat(config.keep()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.mails()).isEqualTo(4);
        assertThat(config.kept()).isEqualTo(8);
    }
}
