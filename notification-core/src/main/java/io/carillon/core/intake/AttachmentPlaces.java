package io.carillon.core.intake;

import io.carillon.events.NotificationRequested;
import io.carillon.outbound.OutboundGuard;
import io.carillon.outbound.OutboundRules;
import io.carillon.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether attachments lie where a tenant may make the suite fetch them; the dispatcher asks again when it does. */
@ApplicationScoped
public class AttachmentPlaces {
    private final OutboundRules rules;

    AttachmentPlaces(OutboundGuard guard) {
        this.rules = guard.rules();
    }

    /** Why the request's files cannot be fetched; empty when nothing stands against it. */
    public Optional<Rejection> check(NotificationRequested request) {
        List<Violation> violations = new ArrayList<>(0);
        RequestFiles.eachPlace(request, (pointer, url) -> rules.refusalOfUrl(url)
                .ifPresent(refusal -> violations.add(new Violation(pointer, refusal))));
        return RequestFiles.refuse(violations);
    }
}
