package io.carillon.admin.provider.check;

import io.carillon.admin.provider.ProviderConfig;
import io.carillon.admin.provider.ProviderType;
import io.carillon.outbound.OutboundGuard;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocketFactory;

/**
 * Talks to the mail server as far as signing in, and takes its leave; beside that asks DNS for the key that mail is signed
 * with. The talk blocks, so it runs on a worker thread.
 */
@ApplicationScoped
class SmtpCheck implements ProviderCheck {
    private final OutboundGuard guard;
    private final DkimCheck dkim;
    private final Clock clock;
    private final Duration timeout;
    private final String ownName;

    SmtpCheck(OutboundGuard guard, DkimCheck dkim, Clock clock, ProviderConfig config) {
        this.guard = guard;
        this.dkim = dkim;
        this.clock = clock;
        this.timeout = config.testTimeout();
        this.ownName = config.publicUrl().getHost();
    }

    @Override
    public ProviderType type() {
        return ProviderType.SMTP;
    }

    @Override
    public Uni<List<CheckStep>> check(OpenedAccount account) {
        return Uni.combine()
                .all()
                .unis(conversation(account), dkim.check(account))
                .with((talk, key) -> Stream.concat(talk.stream(), key.stream()).toList());
    }

    private Uni<List<CheckStep>> conversation(OpenedAccount account) {
        return guard.pinned(account.known("host"))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(address -> talk(address, account))
                .onFailure()
                .recoverWithItem(failure -> List.of(Faults.step(failure, account.known("host"))));
    }

    private List<CheckStep> talk(InetAddress address, OpenedAccount account) {
        SSLSocketFactory tls = (SSLSocketFactory) SSLSocketFactory.getDefault();
        return new SmtpTalk(
                        account, address, ownName, tls, clock, clock.instant().plus(timeout))
                .steps();
    }
}
