package jp.kosmo.keycloak.demo;

/**
 * Who is logged in to the portal.
 *
 * @param subject Keycloak's stable id of the member (user IDs change)
 * @param name what the top right corner shows
 */
record PortalMember(String subject, String name) {}
