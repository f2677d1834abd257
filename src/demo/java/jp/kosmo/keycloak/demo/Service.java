package jp.kosmo.keycloak.demo;

/**
 * One tile of a union's service menu.
 *
 * @param id last part of its address, {@code /service/<id>}
 * @param icon id of a symbol in {@code demo/icons.svg}
 * @param title what the tile says
 */
public record Service(String id, String icon, String title) {}
