package io.carillon.rendering.handlebars;

import io.carillon.rendering.engine.TemplateEngineContractTest;

class HandlebarsContractTest extends TemplateEngineContractTest {
    HandlebarsContractTest() {
        super(new HandlebarsEngine());
    }

    @Override
    protected String put(String path) {
        return "{{" + path + "}}";
    }

    @Override
    protected String when(String condition, String then, String otherwise) {
        return "{{#if " + condition + "}}" + then + (otherwise.isEmpty() ? "" : "{{else}}" + otherwise) + "{{/if}}";
    }

    @Override
    protected String loop(String list, String body, String otherwise) {
        return "{{#each " + list + "}}" + body + "{{else}}" + otherwise + "{{/each}}";
    }

    @Override
    protected String item(String name) {
        return name;
    }

    @Override
    protected String partial(String name, String parameter, String value) {
        return "{{> " + name + " " + parameter + "=" + value + "}}";
    }

    @Override
    protected String comment(String words) {
        return "{{! " + words + " }}";
    }
}
