#!/usr/bin/env bash
# Creates the topics of topics.txt that are missing; changes none that exists.
# Environment: KAFKA_BOOTSTRAP, REPLICATION_FACTOR, TOPICS_FILE.
set -euo pipefail

export LOG_DIR=/tmp/kafka-logs
export KAFKA_HEAP_OPTS="-Xmx96m -XX:+UseSerialGC -XX:TieredStopAtLevel=1"
tool=("${KAFKA_HOME:-/opt/kafka}/bin/kafka-topics.sh" --bootstrap-server "$KAFKA_BOOTSTRAP")

create() {
  local name=$1 partitions=$2 settings=$3 options=() setting
  IFS=, read -ra pairs <<<"$settings"
  for setting in "${pairs[@]}"; do options+=(--config "$setting"); done
  "${tool[@]}" --create --if-not-exists --topic "$name" --partitions "$partitions" \
    --replication-factor "$REPLICATION_FACTOR" "${options[@]}"
}

present=$("${tool[@]}" --list)
started=()
while read -r name partitions settings; do
  [[ -z "$name" || "$name" == \#* ]] && continue
  grep -qxF "$name" <<<"$present" && continue
  create "$name" "$partitions" "$settings" &
  started+=($!)
  if ((${#started[@]} == 4)); then
    for one in "${started[@]}"; do wait "$one"; done
    started=()
  fi
done <"$TOPICS_FILE"
for one in "${started[@]}"; do wait "$one"; done
echo "all topics are there"
