#include "app/run.hpp"

int main(int argc, char** argv) { return bimtek::app::run(argc, argv); }
