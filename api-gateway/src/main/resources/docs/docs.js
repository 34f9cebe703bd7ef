const ui = window.SwaggerUIBundle({
  url: '/openapi',
  dom_id: '#swagger-ui',
  deepLinking: true,
  filter: true,
  oauth2RedirectUrl: `${window.location.origin}/docs/oauth2-redirect.html`,
});

ui.initOAuth({ clientId: 'carillon-web', usePkceWithAuthorizationCodeGrant: true });
