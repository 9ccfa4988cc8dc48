#!/usr/bin/env bash
# Gives Keycloak's own realm, in which its administrators are, the settings of master-realm.json: an import cannot, since
# Keycloak makes that realm itself. Runs in Keycloak's image after every start and changes nothing the second time.
set -euo pipefail

: "${KEYCLOAK_ADMIN:?}" "${KEYCLOAK_ADMIN_PASSWORD:?}"
readonly ADDRESS=${KEYCLOAK_ADDRESS:-http://keycloak:8180}
readonly SETTINGS=${MASTER_REALM:-/master/master-realm.json}
readonly KCADM=${KCADM:-/opt/keycloak/bin/kcadm.sh}
readonly ATTEMPTS=60

config=$(mktemp)
trap 'rm -f "$config"' EXIT

# By the environment, since other processes can read an argument.
sign_in() {
  KC_CLI_PASSWORD=$KEYCLOAK_ADMIN_PASSWORD "$KCADM" config credentials --config "$config" --server "$ADDRESS" --realm master \
    --user "$KEYCLOAK_ADMIN" 2>&1
}

for attempt in $(seq $ATTEMPTS); do
  if answer=$(sign_in); then
    "$KCADM" update realms/master --config "$config" -f "$SETTINGS"
    echo "The settings of the realm master are those of $SETTINGS."
    exit 0
  fi
  case $answer in
    *invalid_grant* | *"Invalid user credentials"*)
      echo "The administrator of the first start has gone, as it should: change the realm master as one of your own (docs/runbooks/deploy.md)."
      exit 0 ;;
  esac
  sleep 5
done
echo "Keycloak did not answer at $ADDRESS: $answer" >&2
exit 1
