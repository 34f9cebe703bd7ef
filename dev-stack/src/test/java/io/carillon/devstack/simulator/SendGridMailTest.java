package io.carillon.devstack.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.devstack.mail.Mailbox;
import jakarta.mail.util.StreamProvider;
import java.time.Clock;
import org.eclipse.angus.mail.util.MailStreamProvider;
import org.junit.jupiter.api.Test;

class SendGridMailTest {

    @Test
    void theMailLibraryKnowsItsHelpersWithoutSearchingForThem() {
        new SendGridMail(new Mailbox(Clock.systemUTC()));

        assertThat(System.getProperty(SendGridMail.STREAMS)).isEqualTo(MailStreamProvider.class.getName());
        assertThat(StreamProvider.provider()).isInstanceOf(MailStreamProvider.class);
    }
}
