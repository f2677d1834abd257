#!/usr/bin/env bash
# Gives a union's realm that was imported from the files of Kosmo 0.1 what the files of 0.2.0 have more. Before:
#   kcadm.sh config credentials --server https://... --realm master --user ...
#   ./upgrade-0.2.0.sh kanekakenpo
# KCADM names the kcadm.sh to use. What the union has set otherwise stays as it is and is named. It can run again at any time.
set -euo pipefail

realm=${1:?"name the realm"}
kcadm=${KCADM:-kcadm.sh}

get() { "$kcadm" get "$1" -r "$realm" "${@:2}"; }
ids() { get "$1" --fields "id,$2" --format csv --noquotes "${@:3}"; }
id() { ids "$1" "$2" "${@:4}" | awk -F, -v name="$3" '$2 == name { print $1; exit }'; }
say() { printf '%s: %s\n' "$realm" "$*"; }

settings=$("$kcadm" get "realms/$realm")
setting() { sed -n "s/^ *\"$1\" : \"\{0,1\}\(.*[^\",]\)\"\{0,1\},\{0,1\}\$/\1/p" <<< "$settings" | head -1; }

# Realm settings: a name, the value of 0.1, the value of 0.2.0.
changes=()
change() {
  case $(setting "$1") in
    "$2") changes+=(-s "$1=$3") && say "$1 is $3 now" ;;
    "$3") ;;
    *) say "$1 stays $(setting "$1"); the files of 0.2.0 have $3" ;;
  esac
}
change permanentLockout true false
change maxTemporaryLockouts 2 0
change bruteForceStrategy MULTIPLE LINEAR
change maxFailureWaitSeconds 900 7200
change revokeRefreshToken false true
policy=$(setting passwordPolicy)
if [[ $policy != *kosmoNotCommon* ]]; then
  if [[ $policy == *kosmoNotPersonal* ]]; then
    policy=${policy/kosmoNotPersonal/kosmoNotCommon and kosmoNotPersonal}
  else
    policy="${policy:+$policy and }kosmoNotCommon"
  fi
  changes+=(-s "passwordPolicy=$policy")
  say "passwordPolicy has kosmoNotCommon now"
fi
headers=$(setting contentSecurityPolicy)
if [[ $headers =~ form-action\ ([^\;]*) && ${BASH_REMATCH[1]} != "'self'" ]]; then
  changes+=(-s "browserSecurityHeaders.contentSecurityPolicy=${headers/"${BASH_REMATCH[0]}"/"form-action 'self'"}")
  say "form-action is 'self' now"
fi
((${#changes[@]} == 0)) || "$kcadm" update "realms/$realm" "${changes[@]}"

# Password and factor again before each change of the account; two changes of the user ID a month.
for action in CONFIGURE_TOTP UPDATE_EMAIL UPDATE_PASSWORD delete_credential webauthn-register; do
  config=authentication/required-actions/$action/config
  if ! get "$config" | grep -q '"max_auth_age"'; then
    "$kcadm" update "$config" -r "$realm" -s 'config.max_auth_age=0'
    say "max_auth_age of $action is 0 now"
  fi
done
if get authentication/required-actions/kosmo-user-id/config | grep -q '"changesPerMonth" : "0"'; then
  "$kcadm" update authentication/required-actions/kosmo-user-id/config -r "$realm" -s 'config.changesPerMonth=2'
  say "changesPerMonth of kosmo-user-id is 2 now"
fi

# Limits of failed logins, and what the tokens say of the second factor.
steps=$(get authentication/flows/kosmo-browser/executions --fields providerId,id,authenticationConfig --format csv --noquotes)
configure() {
  local execution
  execution=$(awk -F, -v step="$1" '$1 == step && $3 == "" { print $2; exit }' <<< "$steps")
  [[ -z $execution ]] || {
    "$kcadm" create "authentication/executions/$execution/config" -r "$realm" -s "alias=$1" -s "config=$2"
    say "$1 has settings now"
  }
}
configure kosmo-login '{"failuresPerAddress":"'"${KOSMO_FAILURES_PER_ADDRESS:-50}"'","failuresPerNetwork":"'"${KOSMO_FAILURES_PER_NETWORK:-200}"'","trustedDeviceFailures":"10","default.reference.value":"pwd","default.reference.maxAge":"604800"}'
configure kosmo-otp '{"default.reference.value":"otp","default.reference.maxAge":"604800"}'
configure kosmo-passkey '{"default.reference.value":"pop","default.reference.maxAge":"604800"}'

scope=$(id client-scopes name acr)
if [[ -n $scope ]]; then
  mappers=client-scopes/$scope/protocol-mappers/models
  stock=$(id "$mappers" name 'acr loa level')
  if [[ -n $stock ]]; then
    "$kcadm" delete "$mappers/$stock" -r "$realm"
    "$kcadm" create "$mappers" -r "$realm" -f - <<< '{"name":"acr","protocol":"openid-connect","protocolMapper":"oidc-usersessionmodel-note-mapper","config":{"user.session.note":"kosmo-acr","claim.name":"acr","jsonType.label":"String","id.token.claim":"true","access.token.claim":"true","introspection.token.claim":"true","userinfo.token.claim":"true"}}'
    "$kcadm" create "$mappers" -r "$realm" -f - <<< '{"name":"amr","protocol":"openid-connect","protocolMapper":"oidc-amr-mapper","config":{"id.token.claim":"true","access.token.claim":"true","userinfo.token.claim":"true"}}'
    say "the scope acr has the mappers acr and amr now"
  fi
fi

account=$(id clients clientId account -q clientId=account)
"$kcadm" update "clients/$account" -r "$realm" \
  -s "redirectUris=[\"/realms/$realm/account/\"]" -s 'attributes."pkce.code.challenge.method"=S256'

# Log-outs elsewhere end the portal's session, too.
portal=$(id clients clientId portal -q clientId=portal)
if [[ -n $portal ]] && ! get "clients/$portal" | grep -q '"backchannel.logout.url" : "..*"'; then
  if [[ -n ${KOSMO_PORTAL_LOGOUT_URL:-} ]]; then
    "$kcadm" update "clients/$portal" -r "$realm" -s "attributes.\"backchannel.logout.url\"=$KOSMO_PORTAL_LOGOUT_URL" \
      -s 'attributes."backchannel.logout.session.required"=true'
    say "the client portal is told of log-outs at $KOSMO_PORTAL_LOGOUT_URL now"
  else
    say "the client portal is not told of log-outs elsewhere; KOSMO_PORTAL_LOGOUT_URL names its address for that"
  fi
fi

# Attributes by which logins end when the member signs out everywhere, and that keep an address to be confirmed.
profile=$(get users/profile)
declare_attribute() {
  if ! grep -q "\"$1\"" <<< "$profile"; then
    "$kcadm" update users/profile -r "$realm" -s "attributes+={\"name\":\"$1\",\"displayName\":\"\${$2}\",\"validations\":{\"length\":{\"max\":$3}},\"permissions\":{\"view\":[\"admin\"],\"edit\":[]},\"multivalued\":false,\"group\":\"kosmo-union\"}"
    say "the user profile has $1 now"
  fi
}
declare_attribute signedOutAt kosmoProfileSignedOutAt 32
declare_attribute emailPendingState kosmoProfileEmailPendingState 64

# Refusals of passwords in the administrator's language, and names of required actions in Japanese.
console=$(id clients clientId security-admin-console -q clientId=security-admin-console)
mappers=clients/$console/protocol-mappers/models
locale=$(id "$mappers" name locale)
[[ -z $locale ]] || "$kcadm" update "$mappers/$locale" -r "$realm" -s 'config."lightweight.claim"=true'

names=$(get authentication/required-actions --fields alias,name --format csv --noquotes)
while IFS='|' read -r alias before now; do
  if grep -qxF "$alias,$before" <<< "$names"; then
    "$kcadm" update "authentication/required-actions/$alias" -r "$realm" -s "name=$now" < /dev/null
    say "the required action $alias is called $now now"
  fi
done << 'NAMES'
CONFIGURE_TOTP|Configure OTP|OTP認証の設定
webauthn-register|Webauthn Register|生体認証の設定
UPDATE_PASSWORD|Update Password|パスワードの更新
UPDATE_EMAIL|Update Email|メールアドレスの更新
delete_credential|Delete Credential|デバイスの削除
update_user_locale|Update User Locale|言語の選択
TERMS_AND_CONDITIONS|Terms and Conditions|利用規約（Keycloak標準）
UPDATE_PROFILE|Update Profile|プロフィールの更新
VERIFY_EMAIL|Verify Email|メールアドレスの確認
VERIFY_PROFILE|Verify Profile|プロフィールの確認
delete_account|Delete Account|アカウントの削除
webauthn-register-passwordless|Webauthn Register Passwordless|パスワードレス認証の設定
CONFIGURE_RECOVERY_AUTHN_CODES|Recovery Authentication Codes|リカバリーコードの設定
idp_link|Linking Identity Provider|外部IDとの連携
NAMES
