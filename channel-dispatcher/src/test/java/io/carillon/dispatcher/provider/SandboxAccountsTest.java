package io.carillon.dispatcher.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.events.AttemptOutcome.Failed;
import io.carillon.events.Channel;
import io.carillon.events.FailureCategory;
import io.carillon.tenancy.TenantId;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SandboxAccountsTest {
    private final SandboxAccounts accounts =
            new SandboxAccounts(() -> Optional.of(URI.create("http://simulators:18090/")));

    @Test
    void everyVendorsChannelHasASimulatedAccount() {
        assertThat(accounts.of(TestDeliveries.TENANT))
                .extracting(ProviderAccount::channel)
                .containsExactlyInAnyOrder(Channel.EMAIL, Channel.SMS, Channel.PUSH, Channel.WHATSAPP);
        assertThat(accounts.of(TestDeliveries.TENANT)).allSatisfy(account -> {
            assertThat(account.baseUrl("")).isEqualTo("http://simulators:18090/" + account.type());
            assertThat(account.secrets().values()).allMatch(secret -> secret.contains("demo-"));
        });
    }

    @Test
    void eachTenantHasAccountsOfItsOwnWhichAreTheSameEveryTimeAndWhereSimulatorsCanReport() {
        assertThat(ids(TestDeliveries.TENANT)).hasSize(4).isEqualTo(ids(TestDeliveries.TENANT));
        assertThat(ids(TestDeliveries.TENANT)).doesNotContainAnyElementsOf(ids(new TenantId(UUID.randomUUID())));
        assertThat(accounts.of(TestDeliveries.TENANT)).anySatisfy(account -> {
            assertThat(account.type()).isEqualTo("sendgrid");
            assertThat(account.secret("apiKey")).isEqualTo("demo-sandbox-" + account.id());
        });
    }

    private List<String> ids(TenantId tenant) {
        return accounts.of(tenant).stream().map(ProviderAccount::id).toList();
    }

    @Test
    void onlyTheSimulatorsOwnAddressIsTrusted() {
        assertThat(accounts.leadsThere("http://simulators:18090/sendgrid/v3/mail/send"))
                .isTrue();
        assertThat(accounts.leadsThere("http://simulators:18090@10.0.0.1/")).isFalse();
        assertThat(accounts.leadsThere("http://simulators:180901/")).isFalse();
        assertThat(accounts.leadsThere("https://simulators:18090/")).isFalse();
    }

    @Test
    void withoutSimulatorsNothingIsSentAndTheReasonIsClear() {
        assertThat(TestDeliveries.noSandbox().of(TestDeliveries.TENANT)).isEmpty();
        assertThat(Attempted.NOWHERE_TO_REHEARSE.outcome()).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.category()).isEqualTo(FailureCategory.MISCONFIGURED);
            assertThat(failed.code()).isEqualTo("no_sandbox");
        });
        assertThat(Attempted.NOWHERE_TO_REHEARSE.movesOn()).isFalse();
    }
}
