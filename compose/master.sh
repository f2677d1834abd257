#!/bin/sh
# The realm of the server's administrators, which Keycloak makes itself and leaves open: attempts at passwords are limited, every
# administrator needs a second factor, and no password is taken but by the login page. May run any number of times.
set -eu

server=${1:-http://keycloak:8080}
secrets=${2:-/run/kosmo}
kcadm=${KCADM:-/opt/keycloak/bin/kcadm.sh}

[ -e "$secrets/tools-secret" ] || {
	echo "No client kosmo-tools: docs/operator.md says how an older installation gets it." >&2
	exit 1
}

master() {
	command=$1
	shift
	"$kcadm" "$command" "$@" --no-config --server "$server" --realm master --client kosmo-tools --secret "$(cat "$secrets/tools-secret")"
}

ids() {
	master get "$@" --fields id --format csv --noquotes
}

master update realms/master -s bruteForceProtected=true -s failureFactor=5 -s waitIncrementSeconds=60 \
	-s maxFailureWaitSeconds=900 -s 'passwordPolicy="length(12) and notUsername"'

# For whoever is made an administrator from now on, and for those who have no app yet.
master update authentication/required-actions/CONFIGURE_TOTP -s enabled=true -s defaultAction=true
for user in $(ids users -q max=1000); do
	if ! master get "users/$user/credentials" --fields type --format csv --noquotes | grep -qx otp; then
		master update "users/$user" -s 'requiredActions=["CONFIGURE_TOTP"]'
	fi
done

master update "clients/$(ids clients -q clientId=admin-cli)" -s directAccessGrantsEnabled=false
