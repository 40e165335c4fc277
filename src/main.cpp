#include "app/house.hpp"

int main(int argument_count, char** arguments)
{
    return saksi::app::run(argument_count, arguments);
}
