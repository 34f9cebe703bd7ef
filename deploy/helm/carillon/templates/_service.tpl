{{/*
Deployment, PodDisruptionBudget and HorizontalPodAutoscaler of one service.
Takes: root, component, module, values (the service's section), env (rendered list), channel (dispatcher only).
*/}}
{{- define "carillon.workload" -}}
{{- $name := printf "%s-%s" (include "carillon.name" .root) .component -}}
{{- if .channel }}{{- $name = printf "%s-%s" $name .channel -}}{{- end -}}
{{- $values := .root.Values -}}
{{- $keda := and $values.keda.enabled .channel -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ $name }}
  labels:
    {{- include "carillon.labels" . | nindent 4 }}
spec:
  {{- if not (or $keda .values.autoscaling.enabled) }}
  replicas: {{ .values.replicas }}
  {{- end }}
  revisionHistoryLimit: 3
  selector:
    matchLabels:
      {{- include "carillon.selector" . | nindent 6 }}
  strategy:
    type: RollingUpdate
    rollingUpdate:
      maxUnavailable: 0
      maxSurge: 1
  template:
    metadata:
      labels:
        {{- include "carillon.labels" . | nindent 8 }}
        {{- with $values.podLabels }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
      {{- with $values.podAnnotations }}
      annotations:
        {{- toYaml . | nindent 8 }}
      {{- end }}
    spec:
      serviceAccountName: {{ include "carillon.serviceAccount" .root }}
      automountServiceAccountToken: false
      enableServiceLinks: false
      terminationGracePeriodSeconds: {{ $values.termination.gracePeriodSeconds }}
      {{- with $values.image.pullSecrets }}
      imagePullSecrets:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      securityContext:
        {{- include "carillon.podSecurity" . | nindent 8 }}
      topologySpreadConstraints:
        - maxSkew: 1
          topologyKey: kubernetes.io/hostname
          whenUnsatisfiable: ScheduleAnyway
          labelSelector:
            matchLabels:
              {{- include "carillon.selector" . | nindent 14 }}
      containers:
        - name: {{ .module }}
          image: {{ include "carillon.image" . }}
          imagePullPolicy: {{ $values.image.pullPolicy }}
          securityContext:
            {{- include "carillon.containerSecurity" . | nindent 12 }}
          ports:
            - name: http
              containerPort: 8080
          env:
            {{- .env | trim | nindent 12 }}
            {{- with .values.extraEnv }}
            {{- toYaml . | nindent 12 }}
            {{- end }}
          startupProbe:
            httpGet: { path: /health/live, port: http }
            periodSeconds: 1
            failureThreshold: 60
          livenessProbe:
            httpGet: { path: /health/live, port: http }
            periodSeconds: 10
            timeoutSeconds: 3
            failureThreshold: 3
          readinessProbe:
            httpGet: { path: /health/ready, port: http }
            periodSeconds: 5
            timeoutSeconds: 3
            failureThreshold: 2
          lifecycle:
            preStop:
              sleep:
                seconds: {{ $values.termination.drainSeconds }}
          resources:
            {{- toYaml .values.resources | nindent 12 }}
          volumeMounts:
            - name: tmp
              mountPath: /tmp
      volumes:
        - name: tmp
          emptyDir:
            sizeLimit: 128Mi
      {{- with .values.nodeSelector }}
      nodeSelector:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- with .values.tolerations }}
      tolerations:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- with .values.affinity }}
      affinity:
        {{- toYaml . | nindent 8 }}
      {{- end }}
{{- if $values.podDisruptionBudget.enabled }}
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: {{ $name }}
  labels:
    {{- include "carillon.labels" . | nindent 4 }}
spec:
  maxUnavailable: {{ $values.podDisruptionBudget.maxUnavailable }}
  selector:
    matchLabels:
      {{- include "carillon.selector" . | nindent 6 }}
{{- end }}
{{- if and .values.autoscaling.enabled (not $keda) }}
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: {{ $name }}
  labels:
    {{- include "carillon.labels" . | nindent 4 }}
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: {{ $name }}
  minReplicas: {{ .values.autoscaling.minReplicas }}
  maxReplicas: {{ .values.autoscaling.maxReplicas }}
  metrics:
    - type: Resource
      resource:
        name: cpu
        target:
          type: Utilization
          averageUtilization: {{ .values.autoscaling.cpu }}
{{- end }}
{{- end -}}

{{/* The Service in front of a component. */}}
{{- define "carillon.service" -}}
apiVersion: v1
kind: Service
metadata:
  name: {{ include "carillon.name" .root }}-{{ .component }}
  labels:
    {{- include "carillon.labels" . | nindent 4 }}
spec:
  type: ClusterIP
  selector:
    {{- include "carillon.selector" . | nindent 4 }}
  ports:
    - name: http
      port: 8080
      targetPort: http
      appProtocol: http
{{- end -}}
