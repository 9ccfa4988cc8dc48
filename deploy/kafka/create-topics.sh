#!/usr/bin/env bash
# Creates the topics that are missing; run again, it changes nothing. The broker creates none by itself: a topic made by
# a reader would have one partition and lose its events after a week.
set -euo pipefail

# The number of partitions is for good: order per aggregate hangs on key and partition.
readonly PARTITIONS=8
# For ever: plan-tracker can be rebuilt, and new readers can start, from the whole history.
readonly RETENTION=retention.ms=-1

for topic in throughline.membership.v1 throughline.bookings.v1 throughline.volunteers.v1; do
  /opt/kafka/bin/kafka-topics.sh --bootstrap-server "${KAFKA_BOOTSTRAP_SERVERS:?say where Kafka is}" \
    --create --if-not-exists --topic "$topic" \
    --partitions "$PARTITIONS" --replication-factor "${REPLICATION_FACTOR:-1}" --config "$RETENTION"
done
