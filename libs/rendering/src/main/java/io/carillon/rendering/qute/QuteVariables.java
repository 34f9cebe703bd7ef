package io.carillon.rendering.qute;

import io.quarkus.qute.Engine;
import io.quarkus.qute.Expression;
import io.quarkus.qute.SectionBlock;
import io.quarkus.qute.SectionNode;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateNode;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds the top-level variables a parsed template names for certain. */
final class QuteVariables {
    private static final Set<String> NEVER = Set.of("this", "it");

    private final Engine engine;
    private final Set<String> found = new LinkedHashSet<>();

    private QuteVariables(Engine engine) {
        this.engine = engine;
    }

    static Set<String> of(Engine engine, Template template) {
        QuteVariables variables = new QuteVariables(engine);
        variables.walk(template.getNodes(), NEVER);
        return Set.copyOf(variables.found);
    }

    private void walk(List<TemplateNode> nodes, Set<String> own) {
        for (TemplateNode node : nodes) {
            if (node.isSection()) {
                walk(node.asSection(), own);
            } else {
                node.getExpressions().forEach(expression -> read(expression, own));
            }
        }
    }

    private void walk(SectionNode section, Set<String> own) {
        for (SectionBlock block : section.getBlocks()) {
            block.expressions.values().forEach(expression -> read(expression, own));
        }
        switch (section.getName()) {
            case "with" -> {
                // what is named within may be the object's own
            }
            case "include" -> {
                SectionBlock main = section.getBlocks().getFirst();
                walk(engine.getTemplate(main.parameters.get("template")).getNodes(), and(own, main));
            }
            default ->
                section.getBlocks()
                        .forEach(block ->
                                walk(block.nodes, and(own, section.getBlocks().getFirst())));
        }
    }

    /** What a block names for the nodes in it: the item of a loop, the names of a let, the parameters of a partial. */
    private static Set<String> and(Set<String> own, SectionBlock main) {
        Set<String> names = new HashSet<>(own);
        names.addAll(main.parameters.keySet());
        names.add(main.parameters.getOrDefault("alias", "it"));
        return names;
    }

    private void read(Expression expression, Set<String> own) {
        if (expression.isLiteral() || expression.hasNamespace()) {
            return;
        }
        String name = expression.getParts().getFirst().getName();
        boolean isOwn = own.contains(name) || own.stream().anyMatch(item -> name.startsWith(item + "_"));
        if (!isOwn && !expression.getParts().getFirst().isVirtualMethod()) {
            found.add(name);
        }
        expression.getParts().stream()
                .filter(Expression.Part::isVirtualMethod)
                .flatMap(part -> part.asVirtualMethod().getParameters().stream())
                .forEach(parameter -> read(parameter, own));
    }
}
