package io.carillon.core.batch;

import io.carillon.core.CoreProblem;
import io.carillon.core.intake.AttachmentPlaces;
import io.carillon.core.intake.FieldChecks;
import io.carillon.core.intake.Rejection;
import io.carillon.core.intake.RequestChecks;
import io.carillon.core.intake.RequestFiles;
import io.carillon.events.NotificationRequested;
import io.carillon.events.TenantConfigPublished;
import io.carillon.problem.CommonProblem;
import io.carillon.problem.ProblemException;
import io.carillon.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds batches and their recipients against the checks that a single notification passes. Pure. */
public final class BatchChecks {
    private static final int MAX_VIOLATIONS = 100;
    private static final String RECIPIENT = "/recipient";
    private static final BatchRecipient NOBODY =
            new BatchRecipient(null, null, null, null, null, null, null, null, null);

    private BatchChecks() {}

    /**
     * What all notifications share, with its template's version pinned, so that a batch says one thing from its first
     * recipient to its last.
     *
     * @throws ProblemException with what stands against any notification of this batch
     */
    public static SharedRequest checkShared(
            SharedRequest shared, Optional<TenantConfigPublished> config, AttachmentPlaces places) {
        NotificationRequested request = shared.forOne(null, null, NOBODY, null);
        List<Violation> form = FieldChecks.of(request);
        if (!form.isEmpty()) {
            throw new ProblemException(CommonProblem.VALIDATION_FAILED, "invalid fields", form);
        }
        return RequestChecks.checkWords(request, config)
                .filter(rejection -> !isAboutTheRecipient(rejection))
                .or(() -> RequestFiles.check(request))
                .or(() -> places.check(request))
                .map(BatchChecks::<SharedRequest>refuse)
                .orElseGet(() -> pinned(shared, request, config.orElseThrow()));
    }

    /**
     * Checks a chunk's recipients.
     *
     * @throws ProblemException naming every recipient that could not be notified, up to a hundred
     */
    static void checkAll(
            SharedRequest shared, List<BatchRecipient> recipients, Optional<TenantConfigPublished> config) {
        List<Violation> violations = new ArrayList<>(0);
        Rejection first = null;
        for (int i = 0; i < recipients.size() && violations.size() < MAX_VIOLATIONS; i++) {
            Optional<Rejection> rejection = check(shared, recipients.get(i), config);
            String pointer = "/recipients/" + i;
            rejection.ifPresent(found -> found.violations()
                    .forEach(violation -> violations.add(
                            new Violation(pointer + ownPointer(violation.pointer()), violation.detail()))));
            first = first == null ? rejection.orElse(null) : first;
        }
        if (first != null) {
            throw new ProblemException(
                    first.type(), "nothing of this chunk was accepted: " + first.detail(), violations);
        }
    }

    /** What stands against one recipient; empty when nothing does. */
    public static Optional<Rejection> check(
            SharedRequest shared, BatchRecipient recipient, Optional<TenantConfigPublished> config) {
        if (recipient == null) {
            Violation missing = new Violation(RECIPIENT, "is null");
            return Optional.of(new Rejection(CommonProblem.VALIDATION_FAILED, "is null", List.of(missing)));
        }
        return RequestChecks.checkWords(shared.forOne(null, null, recipient, null), config);
    }

    /** A pointer into a single request, as one into a recipient of a batch. */
    public static String ownPointer(String pointer) {
        return pointer.startsWith(RECIPIENT) ? pointer.substring(RECIPIENT.length()) : pointer;
    }

    private static boolean isAboutTheRecipient(Rejection rejection) {
        return rejection.type() == CoreProblem.VARIABLES_MISSING || rejection.type() == CoreProblem.NO_CONTACT;
    }

    private static SharedRequest pinned(
            SharedRequest shared, NotificationRequested request, TenantConfigPublished config) {
        return shared.template() == null
                ? shared
                : RequestChecks.version(request, config)
                        .map(version -> shared.pinned(version.version()))
                        .orElse(shared);
    }

    private static <T> T refuse(Rejection rejection) {
        throw new ProblemException(rejection.type(), rejection.detail(), rejection.violations());
    }
}
