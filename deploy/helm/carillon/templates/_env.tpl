{{/* Environment by concern. A service gets the groups it reads, no more. */}}

{{- define "carillon.env.base" -}}
- name: HTTP_PORT
  value: "8080"
- name: QUARKUS_SHUTDOWN_TIMEOUT
  value: {{ .Values.termination.shutdownTimeout | quote }}
- name: TRACE_SAMPLE_RATIO
  value: {{ .Values.tracing.sampleRatio | quote }}
{{- with .Values.tracing.otlpEndpoint }}
- name: OTLP_ENDPOINT
  value: {{ . | quote }}
{{- end }}
- name: ISSUER_URL
  value: {{ .Values.oidc.issuerUrl | quote }}
{{- with .Values.oidc.internalUrl }}
- name: QUARKUS_OIDC_AUTH_SERVER_URL
  value: {{ . | quote }}
{{- end }}
{{- end -}}

{{- define "carillon.env.kafka" -}}
- name: KAFKA_BOOTSTRAP
  value: {{ .Values.kafka.bootstrap | quote }}
{{- end -}}

{{- define "carillon.env.redis" -}}
- name: REDIS_URL
  {{- if .Values.redis.urlSecret.secret }}
  {{- include "carillon.secretKey" .Values.redis.urlSecret | nindent 2 }}
  {{- else }}
  value: {{ .Values.redis.url | quote }}
  {{- end }}
{{- end -}}

{{- define "carillon.env.coreDatabase" -}}
- name: POSTGRES_URL
  value: {{ .Values.postgres.url | quote }}
- name: CORE_DB_API_PASSWORD
  {{- include "carillon.secretKey" (dict "secret" .Values.postgres.secret "key" .Values.postgres.keys.coreApi) | nindent 2 }}
- name: CORE_DB_PIPELINE_PASSWORD
  {{- include "carillon.secretKey" (dict "secret" .Values.postgres.secret "key" .Values.postgres.keys.corePipeline) | nindent 2 }}
{{- end -}}

{{- define "carillon.env.adminDatabase" -}}
- name: POSTGRES_URL
  value: {{ .Values.postgres.url | quote }}
- name: ADMIN_DB_API_PASSWORD
  {{- include "carillon.secretKey" (dict "secret" .Values.postgres.secret "key" .Values.postgres.keys.adminApi) | nindent 2 }}
- name: ADMIN_DB_RELAY_PASSWORD
  {{- include "carillon.secretKey" (dict "secret" .Values.postgres.secret "key" .Values.postgres.keys.adminRelay) | nindent 2 }}
{{- end -}}

{{- define "carillon.env.publicUrl" -}}
- name: PUBLIC_URL
  value: {{ .Values.publicUrl | quote }}
{{- end -}}

{{- define "carillon.env.sealing" -}}
- name: SEALING_KEYS
  {{- include "carillon.secretKey" .Values.keys.sealing | nindent 2 }}
{{- end -}}

{{- define "carillon.env.idSigning" -}}
- name: ID_SIGNING_KEY
  {{- include "carillon.secretKey" .Values.keys.idSigning | nindent 2 }}
{{- end -}}

{{/* The other services' addresses. */}}
{{- define "carillon.env.url" -}}
- name: {{ .name }}
  value: {{ printf "http://%s-%s:8080" (include "carillon.name" .root) .component | quote }}
{{- end -}}

{{- define "carillon.secretKey" -}}
valueFrom:
  secretKeyRef:
    name: {{ required "a secret must be named" .secret }}
    key: {{ .key }}
{{- end -}}
