package io.carillon.admin.seed;

import io.carillon.admin.layout.LayoutSource;

/** The demo tenants' layout: their logo or name on top, their footer below, in their colours. */
final class DemoLayout {
    static final String CODE = "branded";

    private static final String HTML = """
            <!doctype html>
            <html>
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"></head>
            <body style="margin:0;background:#f3f4f6;font-family:system-ui,sans-serif;color:#1f2937">
            <table role="presentation" width="100%"><tr><td align="center" style="padding:2rem 1rem">
            <table role="presentation" width="560" style="max-width:100%;background:#ffffff">
            <tr><td style="padding:1rem 2rem;border-top:4px solid \
            {{#if branding.primaryColor}}{{branding.primaryColor}}{{else}}#1f2937{{/if}}">
            {{#if branding.logoUrl}}<img src="{{branding.logoUrl}}" alt="{{branding.name}}" height="40">\
            {{else}}{{#if branding.name}}<strong>{{branding.name}}</strong>{{/if}}{{/if}}
            </td></tr>
            <tr><td style="padding:0 2rem 1rem">{{content}}</td></tr>
            {{#if branding.footer}}<tr><td style="padding:1rem 2rem;font-size:.8rem;color:#6b7280">\
            {{branding.footer}}</td></tr>{{/if}}
            </table>
            </td></tr></table>
            </body>
            </html>
            """;

    private static final String TEXT = """
            {{content}}
            {{#if branding.footer}}
            --\s
            {{branding.footer}}
            {{/if}}
            """;

    private DemoLayout() {}

    static LayoutSource source() {
        return new LayoutSource(CODE, "Branded", "handlebars", HTML, TEXT);
    }
}
