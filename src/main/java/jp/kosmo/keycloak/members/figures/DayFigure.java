package jp.kosmo.keycloak.members.figures;

import java.time.LocalDate;

/**
 * One figure of one day.
 *
 * @param figure its name
 * @param members how many
 */
public record DayFigure(LocalDate day, String figure, long members) {}
