-- Which records are sample data, so that exactly they can be removed again.
CREATE TABLE "_sample" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "table" TEXT NOT NULL,
  "recordId" INTEGER NOT NULL
);
CREATE UNIQUE INDEX "_sample_record" ON "_sample" ("table", "recordId");
