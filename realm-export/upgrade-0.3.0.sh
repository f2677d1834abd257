#!/usr/bin/env bash
# Gives a union's realm that was made from the files of Kosmo 0.2.0 what the files of 0.3.0 have more: the client of the office, with
# its roles, two attributes of the user profile, the page at the end of a first login, and the kind of initial password: derived where
# members start so, else codes that the office issues (temporary passwords go on to work). Before:
#   kcadm.sh config credentials --server https://... --realm master --user ...
#   ./upgrade-0.3.0.sh kanekakenpo
# KCADM names the kcadm.sh to use. A client kosmo-office that is there already stays as it is. It can run again at any time.
set -euo pipefail

realm=${1:?"name the realm"}
kcadm=${KCADM:-kcadm.sh}

# What the office notes of a member, and nobody edits.
profile=$("$kcadm" get users/profile -r "$realm")
declare_attribute() {
  if ! grep -q "\"$1\"" <<< "$profile"; then
    "$kcadm" update users/profile -r "$realm" -s "attributes+={\"name\":\"$1\",\"displayName\":\"\${$2}\",\"validations\":{\"length\":{\"max\":32}},\"permissions\":{\"view\":[\"admin\"],\"edit\":[]},\"multivalued\":false,\"group\":\"kosmo-union\"}"
    printf '%s: %s\n' "$realm" "the user profile has $1 now"
  fi
}
declare_attribute closedReason kosmoProfileClosedReason
declare_attribute initialPasswordIssuedAt kosmoProfileInitialPasswordIssuedAt

password=authentication/required-actions/UPDATE_PASSWORD/config
settings=$("$kcadm" get "$password" -r "$realm")
if ! grep -q '"initialPassword"' <<< "$settings"; then
  kind=issued
  if grep -q '"derivedInitialPassword" : "true"' <<< "$settings"; then kind=derived; fi
  "$kcadm" update "$password" -r "$realm" -s "config.initialPassword=$kind"
  printf '%s: %s\n' "$realm" "initialPassword of UPDATE_PASSWORD is $kind now"
fi

# The page at the end of a first login.
if ! "$kcadm" get authentication/required-actions -r "$realm" | grep -q '"kosmo-first-login-end"'; then
  "$kcadm" create authentication/register-required-action -r "$realm" -s providerId=kosmo-first-login-end -s name=初回ログインの完了
  "$kcadm" update authentication/required-actions/kosmo-first-login-end -r "$realm" \
    -s enabled=true -s defaultAction=false -s priority=60 -s 'config={"offerSetUp":"true"}'
  printf '%s: %s\n' "$realm" "the first login ends with a page now (kosmo-first-login-end)"
fi

if "$kcadm" get clients -r "$realm" -q clientId=kosmo-office --fields clientId --format csv --noquotes | grep -qx kosmo-office; then
  exit 0
fi
# Keycloak itself reads ${authAdminUrl}: it is the address of the administrators' host.
sed "s/@realm@/$realm/g" << 'OFFICE' | "$kcadm" create partialImport -r "$realm" -f -
{
  "ifResourceExists": "SKIP",
  "clients": [
    {
      "clientId": "kosmo-office",
      "name": "組合の窓口",
      "description": "The union's office",
      "enabled": true,
      "protocol": "openid-connect",
      "publicClient": true,
      "rootUrl": "${authAdminUrl}",
      "baseUrl": "/realms/@realm@/kosmo-office/",
      "redirectUris": [
        "/realms/@realm@/kosmo-office/"
      ],
      "webOrigins": [
        "+"
      ],
      "standardFlowEnabled": true,
      "implicitFlowEnabled": false,
      "directAccessGrantsEnabled": false,
      "serviceAccountsEnabled": false,
      "consentRequired": false,
      "frontchannelLogout": false,
      "fullScopeAllowed": false,
      "attributes": {
        "kosmo.staff": "true",
        "pkce.code.challenge.method": "S256",
        "post.logout.redirect.uris": "+",
        "client.use.lightweight.access.token.enabled": "true",
        "access.token.lifespan": "60",
        "client.session.idle.timeout": "900",
        "client.session.max.lifespan": "28800",
        "oauth2.device.authorization.grant.enabled": "false",
        "oidc.ciba.grant.enabled": "false"
      },
      "defaultClientScopes": [
        "acr",
        "basic"
      ],
      "optionalClientScopes": []
    }
  ],
  "roles": {
    "client": {
      "kosmo-office": [
        {
          "name": "auditor",
          "description": "証跡と一覧を見る"
        },
        {
          "name": "desk",
          "description": "電話を受ける（加入者の情報は見えません）"
        },
        {
          "name": "members",
          "description": "加入者の情報を見る・直す"
        },
        {
          "name": "terms",
          "description": "利用規約を公開する"
        }
      ]
    }
  }
}
OFFICE
printf '%s: %s\n' "$realm" "the client kosmo-office and its roles are there now"
