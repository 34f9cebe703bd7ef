package io.carillon.core.intake;

import io.carillon.core.CoreProblem;
import io.carillon.events.Attachment;
import io.carillon.events.Channel;
import io.carillon.events.Content;
import io.carillon.events.NotificationRequested;
import io.carillon.problem.Violation;
import io.carillon.rendering.AttachmentChecks;
import io.carillon.rendering.SourceFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * The files of a request: its own, which go out as they are, and those of its inline e-mail, whose names and addresses may
 * hold expressions. Pure.
 */
public final class RequestFiles {
    private static final String OWN = "/attachments";
    private static final String INLINE = "/content/%s/attachments";

    private RequestFiles() {}

    /** Why the request's files cannot be sent; empty when they can, as far as their form says. */
    public static Optional<Rejection> check(NotificationRequested request) {
        List<Violation> violations = new ArrayList<>(0);
        add(violations, OWN, AttachmentChecks.ofFinished(request.attachments()));
        Map<Channel, Content> content = request.content() == null ? Map.of() : request.content();
        content.forEach((channel, parts) -> check(violations, channel, parts));
        if (violations.isEmpty()) {
            total(violations, request);
        }
        return refuse(violations);
    }

    /** Each file's place that can be read now, with its pointer. */
    static void eachPlace(NotificationRequested request, BiConsumer<String, String> place) {
        places(OWN, request.attachments(), place);
        places(INLINE.formatted(Channel.EMAIL.wireName()), mail(request), place);
    }

    static Optional<Rejection> refuse(List<Violation> violations) {
        return violations.isEmpty()
                ? Optional.empty()
                : Optional.of(new Rejection(CoreProblem.ATTACHMENTS_INVALID, "invalid attachments", violations));
    }

    private static void check(List<Violation> violations, Channel channel, Content parts) {
        if (parts == null || parts.attachments() == null) {
            return;
        }
        String pointer = INLINE.formatted(channel.wireName());
        if (channel == Channel.EMAIL) {
            add(violations, pointer, AttachmentChecks.ofSources(parts.attachments(), AttachmentChecks.MOST_INLINE));
        } else {
            violations.add(new Violation(pointer, "are for e-mail only"));
        }
    }

    /** Both lists make one mail. */
    private static void total(List<Violation> violations, NotificationRequested request) {
        List<Attachment> all = new ArrayList<>(request.attachments() == null ? List.of() : request.attachments());
        all.addAll(mail(request));
        add(violations, OWN, AttachmentChecks.ofSources(all, AttachmentChecks.MOST_INLINE));
    }

    private static List<Attachment> mail(NotificationRequested request) {
        Content parts = request.content() == null ? null : request.content().get(Channel.EMAIL);
        return parts == null || parts.attachments() == null ? List.of() : parts.attachments();
    }

    private static void add(List<Violation> violations, String pointer, List<SourceFault> faults) {
        faults.forEach(fault -> violations.add(new Violation(pointer + fault.pointer(), fault.detail())));
    }

    private static void places(String pointer, List<Attachment> files, BiConsumer<String, String> place) {
        for (int i = 0; files != null && i < files.size(); i++) {
            String url = files.get(i).url();
            if (url != null && url.indexOf('{') < 0) {
                place.accept(pointer + "/" + i + "/url", url);
            }
        }
    }
}
