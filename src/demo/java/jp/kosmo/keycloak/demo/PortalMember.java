package jp.kosmo.keycloak.demo;

/**
 * Who is logged in to the portal.
 *
 * @param subject Keycloak's stable id of the member (user IDs change)
 * @param session Keycloak's id of the session the member logged in with, which its logout tokens name
 * @param name what the top right corner shows
 */
record PortalMember(String subject, String session, String name) {}
