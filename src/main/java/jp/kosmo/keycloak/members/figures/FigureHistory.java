package jp.kosmo.keycloak.members.figures;

import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The figures of one union, day by day. */
public final class FigureHistory {

    private final EntityManager entities;
    private final String realmId;

    public FigureHistory(EntityManager entities, String realmId) {
        this.entities = entities;
        this.realmId = realmId;
    }

    /** Whether somebody has counted on this day, and not before this moment. */
    public boolean isCounted(LocalDate day, long since) {
        return !entities.createQuery(
                        "select f.figure from FigureEntity f where f.realmId = :realm and f.reportDay = :day"
                                + " and f.countedAt >= :since",
                        String.class)
                .setParameter("realm", realmId)
                .setParameter("day", day.toString())
                .setParameter("since", since)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** Keeps these figures for a day in place of those of before. */
    public void keep(LocalDate day, Map<String, Long> figures, long now) {
        Map<String, FigureEntity> kept = entities.createQuery(
                        "from FigureEntity f where f.realmId = :realm and f.reportDay = :day", FigureEntity.class)
                .setParameter("realm", realmId)
                .setParameter("day", day.toString())
                .getResultStream()
                .collect(Collectors.toMap(row -> row.figure, Function.identity()));
        kept.values().stream().filter(row -> !figures.containsKey(row.figure)).forEach(entities::remove);
        figures.forEach((figure, members) -> {
            FigureEntity row = kept.get(figure);
            if (row == null) {
                row = new FigureEntity();
                row.realmId = realmId;
                row.reportDay = day.toString();
                row.figure = figure;
                row.members = members;
                row.countedAt = now;
                entities.persist(row);
            } else {
                row.members = members;
                row.countedAt = now;
            }
        });
    }

    /** The figures of these days, the earliest first. */
    public List<DayFigure> between(LocalDate first, LocalDate last) {
        return entities.createQuery(
                        "select f.reportDay, f.figure, f.members from FigureEntity f where f.realmId = :realm"
                                + " and f.reportDay between :first and :last order by f.reportDay, f.figure",
                        Object[].class)
                .setParameter("realm", realmId)
                .setParameter("first", first.toString())
                .setParameter("last", last.toString())
                .getResultStream()
                .map(row -> new DayFigure(LocalDate.parse((String) row[0]), (String) row[1], (Long) row[2]))
                .toList();
    }

    /** Deletes what is older than this day. */
    public void forgetBefore(LocalDate first) {
        entities.createQuery("delete from FigureEntity f where f.realmId = :realm and f.reportDay < :first")
                .setParameter("realm", realmId)
                .setParameter("first", first.toString())
                .executeUpdate();
    }
}
