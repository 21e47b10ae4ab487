-- What administrators set: product name, time zone, currency, plan. What is not here is as the product was built.
CREATE TABLE "_setting" (
  "key" TEXT PRIMARY KEY,
  "value" TEXT NOT NULL
) WITHOUT ROWID;

-- Files that people sent. The bytes lie in the folder "uploads" beside the database, under the number.
CREATE TABLE "_upload" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "name" TEXT NOT NULL,
  "type" TEXT NOT NULL,
  "size" INTEGER NOT NULL,
  "createdAt" TEXT NOT NULL,
  "accountId" INTEGER REFERENCES "_account" ("id")
);
CREATE INDEX "_upload_time" ON "_upload" ("createdAt");
