package io.carillon.core.intake;

import io.carillon.core.CoreProblem;
import io.carillon.core.recipient.Person;
import io.carillon.events.Channel;
import io.carillon.events.EscalationStep;
import io.carillon.events.NotificationRequested;
import io.carillon.events.Recipient;
import io.carillon.events.TenantConfigPublished;
import io.carillon.events.TenantConfigPublished.Template;
import io.carillon.events.TenantConfigPublished.TemplateVersion;
import io.carillon.problem.CommonProblem;
import io.carillon.problem.Violation;
import io.carillon.rendering.schema.DataFault;
import io.carillon.rendering.schema.InvalidSchemaException;
import io.carillon.rendering.schema.VariableSchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The checks every request passes, whichever door it came through: form, tenant, template, variables, channels, contacts.
 * Pure; knows only the request and the tenant's configuration.
 */
public final class RequestChecks {
    private RequestChecks() {}

    /** Why the request cannot be accepted; empty when it can. */
    public static Optional<Rejection> check(NotificationRequested request, Optional<TenantConfigPublished> config) {
        return checkWords(request, config).or(() -> RequestFiles.check(request));
    }

    /** The same for a request whose files were looked at before: those of a batch are the same for all. */
    public static Optional<Rejection> checkWords(
            NotificationRequested request, Optional<TenantConfigPublished> config) {
        List<Violation> form = FieldChecks.of(request);
        if (!form.isEmpty()) {
            return Optional.of(new Rejection(CommonProblem.VALIDATION_FAILED, "invalid fields", form));
        }
        return config.map(known -> checkAgainst(request, known))
                .orElseGet(
                        () -> Optional.of(Rejection.of(CoreProblem.TENANT_UNKNOWN, "the tenant has no configuration")));
    }

    private static Optional<Rejection> checkAgainst(NotificationRequested request, TenantConfigPublished config) {
        if (!config.active()) {
            return Optional.of(Rejection.of(CoreProblem.TENANT_SUSPENDED, "the tenant is suspended"));
        }
        return checkTemplate(request, config).or(() -> checkChannels(request, channels(request, config)));
    }

    private static Optional<Rejection> checkTemplate(NotificationRequested request, TenantConfigPublished config) {
        if (request.template() == null) {
            return Optional.empty();
        }
        return version(request, config)
                .map(version -> checkVariables(request, version))
                .orElseGet(() -> Optional.of(Rejection.of(
                        CoreProblem.TEMPLATE_NOT_FOUND,
                        "/template",
                        "no published version of this template has this code and version")));
    }

    private static Optional<Rejection> checkVariables(NotificationRequested request, TemplateVersion version) {
        if (version.variables() == null) {
            return Optional.empty();
        }
        try {
            Map<String, Object> data = request.data() == null ? Map.of() : request.data();
            return refuse(VariableSchema.of(version.variables()).check(data));
        } catch (InvalidSchemaException unusable) {
            return Optional.of(Rejection.of(CoreProblem.TEMPLATE_FAILED, unusable.getMessage()));
        }
    }

    private static Optional<Rejection> refuse(List<DataFault> faults) {
        if (faults.isEmpty()) {
            return Optional.empty();
        }
        List<Violation> violations = faults.stream()
                .map(fault -> new Violation("/data" + fault.pointer(), fault.detail()))
                .toList();
        return Optional.of(
                faults.stream().anyMatch(DataFault::missing)
                        ? new Rejection(CoreProblem.VARIABLES_MISSING, "template variables are missing", violations)
                        : new Rejection(CoreProblem.VARIABLES_INVALID, "template variables are invalid", violations));
    }

    private static Optional<Rejection> checkChannels(NotificationRequested request, List<Channel> channels) {
        if (channels.isEmpty()) {
            return Optional.of(Rejection.of(CoreProblem.NO_CHANNEL, "/channels", "no channel to use"));
        }
        boolean reachable = channels.stream().anyMatch(channel -> mayBeReachable(request.recipient(), channel));
        return reachable
                ? Optional.empty()
                : Optional.of(Rejection.of(
                        CoreProblem.NO_CONTACT, "/recipient", "no contact for any of the requested channels"));
    }

    /**
     * The steps of a request: its own, else the template's unless the request names channels; empty when all channels go
     * at once.
     */
    public static List<EscalationStep> escalation(NotificationRequested request, TenantConfigPublished config) {
        if (request.escalation() != null && !request.escalation().isEmpty()) {
            return request.escalation();
        }
        boolean namesChannels =
                request.channels() != null && !request.channels().isEmpty();
        return namesChannels || request.template() == null
                ? List.of()
                : version(request, config).map(TemplateVersion::escalation).orElse(List.of());
    }

    /** The channels a request is for: its own or its steps', else those of its content, else the template's. */
    public static List<Channel> channels(NotificationRequested request, TenantConfigPublished config) {
        List<EscalationStep> steps = escalation(request, config);
        if (!steps.isEmpty()) {
            return steps.stream().map(EscalationStep::channel).toList();
        }
        if (request.channels() != null && !request.channels().isEmpty()) {
            return request.channels().stream().distinct().toList();
        }
        if (request.content() != null) {
            return List.copyOf(request.content().keySet());
        }
        return template(request, config).map(Template::defaultChannels).orElse(List.of());
    }

    /** The template a request names. */
    public static Optional<Template> template(NotificationRequested request, TenantConfigPublished config) {
        return config.templates() == null || request.template() == null
                ? Optional.empty()
                : config.templates().stream()
                        .filter(template ->
                                template.code().equals(request.template().code()))
                        .findFirst();
    }

    /** The template version a request names: the one it asks for, else the published one. */
    public static Optional<TemplateVersion> version(NotificationRequested request, TenantConfigPublished config) {
        Optional<Template> template = template(request, config);
        int wanted = request.template().version() == null
                ? template.map(Template::publishedVersion).orElse(0)
                : request.template().version();
        return template.flatMap(found -> found.versions().stream()
                .filter(version -> version.version() == wanted)
                .findFirst());
    }

    /** Whether the request says how to reach the recipient, or names a user of whom a directory may know it. */
    private static boolean mayBeReachable(Recipient recipient, Channel channel) {
        return Person.isReachable(recipient, channel) || (recipient.userId() != null && channel != Channel.WEBHOOK);
    }
}
